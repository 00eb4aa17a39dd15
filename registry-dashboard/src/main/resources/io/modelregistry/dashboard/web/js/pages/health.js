import { html, nothing, render } from "../../lib/lit-html/lit-html.js";
import { read, send } from "../api.js";
import { heading } from "../ui/frame.js";
import { facts, panel, table } from "../ui/parts.js";
import { ago, count, counted } from "../ui/text.js";

/** The stores, what they promise, how much they hold, and whether the history is whole. */
export const health = {
    path: "/status",
    title: () => "Health",
    load: () => Promise.all([read("/status"), read("/sizes"), read("/consumers")]),
    view: ([status, sizes, consumers], { session }) =>
        html` ${heading("Health")}
            <div class="columns">
                ${panel(
                    "Stores",
                    facts([
                        ["Metadata", status.metadata],
                        ["Database", status.product],
                        ["Schema", String(status.schema)],
                        ["A change that was acknowledged survives", status.durability],
                        ["Files", status.artifacts],
                    ]),
                )}
                ${panel("Sizes", facts(Object.entries(sizes).map(([name, number]) => [name, count(number)])))}
                ${panel("Audit chain", auditPanel(session))} ${panel("Consumers", consumersPanel(consumers.items))}
            </div>`,
};

function auditPanel({ role }) {
    return html`<p>Every event holds the digest of the one before it. Verifying reads the whole history again.</p>
        ${role === "admin" ? html`<button type="button" @click=${(event) => verify(event.currentTarget)}>Verify it</button>` : html`<p class="hint">The role admin may have it verified.</p>`}
        <div id="audit" aria-live="polite"></div>`;
}

async function verify(button) {
    const place = document.getElementById("audit");
    button.disabled = true;
    render(html`<p>Reading…</p>`, place);
    const shown = await send("/audit")
        .then(verdict)
        .catch((problem) => html`<p class="problem">${problem.message}</p>`);
    render(shown, place);
    button.disabled = false;
}

const verdict = ({ intact, models, events, versions, findings }) =>
    html`<p class=${intact ? "done" : "problem"}>
            ${intact ? "Intact" : "Not intact"}: ${counted(models, "model")}, ${counted(versions, "version")},
            ${counted(events, "event")} read.
        </p>
        ${
            findings.length > 0
                ? html`<ul>
                      ${findings.map((finding) => html`<li>${finding}</li>`)}
                  </ul>`
                : nothing
        }`;

function consumersPanel(consumers) {
    if (consumers.length === 0) {
        return html`<p class="empty">
            Nobody said within 5 minutes that a version is in use. <span>Programs that serve a model say so.</span>
        </p>`;
    }
    return table(
        "Consumers",
        [
            { title: "Application", cell: ({ application, host }) => `${application} on ${host}` },
            { title: "Runs", cell: ({ model, number, reference }) => `${model}:${number} as ${reference}` },
            { title: "Last seen", cell: ({ lastSeen }) => ago(lastSeen) },
        ],
        consumers,
    );
}
