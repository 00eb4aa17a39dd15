import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { modelPath, referencePath, versionPath } from "./places.js";
import { counted, figure } from "./text.js";

/** A section with a heading, found by it. */
export function panel(title, content, beside = nothing) {
    const id = `panel-${title.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;
    return html`<section class="panel" aria-labelledby=${id}>
        <header>
            <h2 id=${id}>${title}</h2>
            ${beside}
        </header>
        ${content}
    </section>`;
}

/** Says that there is nothing, and what to do next. */
export const empty = (what, next) => html`<p class="empty">${what} <span>${next}</span></p>`;

/**
 * A table that scrolls by itself where it is too wide.
 *
 * @param columns each with a title, what a cell shows of a row, and whether it holds numbers
 */
export function table(caption, columns, rows) {
    return html`<div class="scroll" role="region" aria-label=${caption} tabindex="0">
        <table>
            <caption class="hidden">
                ${caption}
            </caption>
            <thead>
                <tr>
                    ${columns.map(
                        (column) =>
                            html`<th scope="col" class=${kind(column)} aria-sort=${column.sort ?? nothing}>
                                ${column.title}
                            </th>`,
                    )}
                </tr>
            </thead>
            <tbody>
                ${rows.map(
                    (row) =>
                        html`<tr>
                            ${columns.map((column, place) => cell(column, row, place))}
                        </tr>`,
                )}
            </tbody>
        </table>
    </div>`;
}

const kind = (column) => (column.number ? "number" : nothing);

function cell(column, row, place) {
    const content = column.cell(row);
    return place === 0
        ? html`<th scope="row" class=${kind(column)}>${content}</th>`
        : html`<td class=${kind(column)}>${content}</td>`;
}

/** Names and values. Values that are not there are left out. */
export function facts(pairs) {
    const known = pairs.filter(([, value]) => value !== undefined && value !== "");
    return html`<dl class="facts">
        ${known.map(
            ([name, value]) =>
                html`<div>
                    <dt>${name}</dt>
                    <dd>${value}</dd>
                </div>`,
        )}
    </dl>`;
}

/** A model by its name. */
export const modelLink = (model) => html`<a href=${modelPath(model)}>${model}</a>`;

/** A version of a model: its semantic version, if it has one, and its number. */
export function versionLink(model, version) {
    return html`<a href=${versionPath(model, version.number)}>${versionText(version)}</a>`;
}

/** A version without its model: `1.2.0 (7)`. */
export const versionText = ({ number, semanticVersion }) =>
    semanticVersion ? `${semanticVersion} (${number})` : `version ${number}`;

/** What a reference names. */
export const referenceLink = (reference) => html`<a href=${referencePath(reference)}>${reference}</a>`;

/** Stages as small signs. */
export const stages = (names) => names.map((name) => html`<span class="stage" data-stage=${name}>${name}</span> `);

/** Tags as small signs. */
export const tags = (all) =>
    Object.entries(all).map(
        ([key, value]) => html`<span class="tag" title=${value}>${value ? `${key}: ${value}` : key}</span> `,
    );

/** The latest figure of each metric, by name. */
export function latest(metrics) {
    return new Map(metrics.map((metric) => [metric.name, metric]));
}

/** A metric's figure, with what it was measured on for whoever hovers. */
export const metricFigure = (metric) =>
    metric
        ? html`<span title=${metric.data ? `on ${metric.data.name}` : nothing}>${figure(metric.value)}</span>`
        : html`<span class="none">–</span>`;

/** The way to the next of many; back is the browser's. */
export function pager(query, part, noun) {
    const next = new URLSearchParams(query);
    next.set("page", part.page ?? "");
    return html`<nav class="pager" aria-label=${`Pages of ${noun}s`}>
        <span>${counted(part.items.length, noun)} here</span>
        ${query.has("page") ? html`<a href=${first(query)}>To the beginning</a>` : nothing}
        ${part.page ? html`<a rel="next" href=${`?${next}`}>More</a>` : nothing}
    </nav>`;
}

function first(query) {
    const start = new URLSearchParams(query);
    start.delete("page");
    return `?${start}`;
}

/** Text that can be copied at once. */
export function snippet(label, text) {
    return html`<figure class="snippet">
        <pre role="region" tabindex="0" aria-label=${label}><code>${text}</code></pre>
        <button type="button" @click=${(event) => copy(event.currentTarget, text)}>Copy</button>
    </figure>`;
}

async function copy(button, text) {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
}
