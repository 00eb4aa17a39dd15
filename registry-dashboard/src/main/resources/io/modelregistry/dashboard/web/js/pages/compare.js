import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { read } from "../api.js";
import { bar } from "../ui/bars.js";
import { heading } from "../ui/frame.js";
import { empty, panel, referenceLink } from "../ui/parts.js";
import { change, counted, figure } from "../ui/text.js";

const least = 2;
const most = 6;

/** Two to six versions head to head, each seen from the first. */
export const compare = {
    path: "/compare",
    title: () => "Compare",
    load: async ({ query }) => {
        const references = chosen(query);
        return references.length < least ? undefined : read("/compare", { reference: references.slice(0, most) });
    },
    view: (comparison, { query }) =>
        html` ${heading("Compare", "Two to six versions head to head, each seen from the first.")}
        ${form(chosen(query))}
        ${comparison ? compared(comparison) : empty("Nothing is compared yet.", "Name two versions: churn:7, churn@production, churn:1.2.0.")}`,
};

const chosen = (query) =>
    query
        .getAll("reference")
        .map((text) => text.trim())
        .filter(Boolean);

function form(references) {
    const fields = Math.min(Math.max(references.length + 1, least), most);
    return html`<form class="panel row" method="get" aria-label="Versions to compare">
        ${Array.from({ length: fields }, (_, place) => field(place, references[place] ?? ""))}
        <p><button class="first">Compare</button></p>
    </form>`;
}

const field = (place, value) =>
    html`<p>
        <label for=${`reference-${place}`}>Version ${place + 1}</label>
        <input
            id=${`reference-${place}`}
            name="reference"
            .value=${value}
            placeholder="churn@production"
            autocomplete="off"
        />
    </p>`;

function compared({ versions, sections, signatures }) {
    const references = versions.map(({ reference }) => reference);
    const metrics = sections.find(({ name }) => name === "metrics");
    const others = sections.filter(({ name, rows }) => name !== "metrics" && rows.length > 0);
    return html`${warnings(metrics, signatures)}
    ${metrics?.rows.length ? panel("Metrics", comparisonTable("metrics", references, metrics.rows, measured)) : nothing}
    ${others.map((section) => sectionPanel(section, references))}`;
}

/** What must be known before figures are taken for better or worse, and versions for each other. */
function warnings(metrics, signatures) {
    const others = (metrics?.rows ?? []).filter(({ cells }) =>
        cells.some(({ difference }) => difference === "other-data"),
    );
    return html`${
        others.length > 0
            ? html`<p class="warning panel" role="alert">
                  Not measured on the same data, so not to be compared: ${others.map(({ name }) => name).join(", ")}.
              </p>`
            : nothing
    }
    ${signatures.filter((signature) => signature.breaking).map(breaks)}
    ${signatures
        .filter(({ step }) => step)
        .map(({ from, to, step }) => html`<p class="hint">From ${from} to ${to} is at least a ${step} step.</p>`)}`;
}

const breaks = ({ from, to, reasons }) =>
    html`<div class="warning panel" role="alert">
        <p>${to} breaks callers of ${from}.</p>
        <details>
            <summary>${counted(reasons.length, "reason")}</summary>
            <ul>
                ${reasons.map((reason) => html`<li>${reason}</li>`)}
            </ul>
        </details>
    </div>`;

/** Rows that differ first; the others are folded away. */
function sectionPanel({ name, rows }, references) {
    const [different, same] = [rows.filter(({ differs }) => differs), rows.filter(({ differs }) => !differs)];
    return panel(
        name.charAt(0).toUpperCase() + name.slice(1),
        html`${different.length > 0 ? comparisonTable(name, references, different, plain) : html`<p class="empty">No differences.</p>`}
        ${
            same.length > 0
                ? html`<details>
                      <summary>${same.length} alike</summary>
                      ${comparisonTable(`${name} that are alike`, references, same, plain)}
                  </details>`
                : nothing
        }`,
    );
}

function comparisonTable(caption, references, rows, shown) {
    return html`<div class="scroll" role="region" aria-label=${`Comparison of ${caption}`} tabindex="0">
        <table class="comparison">
            <caption class="hidden">
                Comparison of ${caption}
            </caption>
            <thead>
                <tr>
                    <th scope="col">Name</th>
                    ${references.map((reference) => html`<th scope="col">${referenceLink(reference)}</th>`)}
                </tr>
            </thead>
            <tbody>
                ${rows.map(
                    (row) =>
                        html`<tr>
                            <th scope="row">
                                ${row.name}
                                ${row.qualifier ? html`<span class="none">${row.qualifier}</span>` : nothing}
                            </th>
                            ${row.cells.map((cell, place) => html`<td data-difference=${cell.difference ?? nothing}>${shown(cell, place, row)}</td>`)}
                        </tr>`,
                )}
            </tbody>
        </table>
    </div>`;
}

function measured(cell, place, { cells }) {
    const values = cells.map(({ value }) => Number(value));
    const value = values[place];
    return Number.isFinite(value)
        ? html`${figure(value)} ${by(value - values[0], cell, place)} ${marks(cell)}
          ${bar(value, Math.max(...values.filter(Number.isFinite)), place)}`
        : plain(cell);
}

/** How far a figure is from the first, if both were measured on the same data. */
const by = (difference, cell, place) =>
    place > 0 && Number.isFinite(difference) && cell.difference !== "other-data"
        ? html`<span class="none">${change(difference)}</span>`
        : nothing;

const plain = (cell) =>
    html`${cell.value === undefined ? html`<span class="none">–</span>` : shortened(cell.value)} ${marks(cell)}`;

const shortened = (value) =>
    value.startsWith("sha256:") ? html`<code class="digest" title=${value}>${value.slice(7, 19)}</code>` : value;

const marks = ({ difference, note }) =>
    html`${difference && difference !== "changed" ? html`<span class="mark">${difference}</span>` : nothing}
    ${note ? html`<span class="none">${note}</span>` : nothing}`;
