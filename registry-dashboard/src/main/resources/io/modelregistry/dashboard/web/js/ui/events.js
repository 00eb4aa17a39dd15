import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { modelPath, versionPath } from "./places.js";
import { ago } from "./text.js";

/** What was done to what it was done to. */
const sentences = {
    "model-created": (it) => html`created ${it}`,
    "version-registered": (it) => html`registered ${it}`,
    "stage-moved": (it, { stage, from, to }) =>
        to ? html`moved ${it} into ${stage}` : html`took ${from ? `version ${from}` : it} out of ${stage}`,
    described: (it) => html`described ${it}`,
    tagged: (it, { tag, value }) => html`tagged ${it} with ${tag}${value ? ` = ${value}` : nothing}`,
    untagged: (it, { tag }) => html`removed the tag ${tag} of ${it}`,
    commented: (it) => html`commented on ${it}`,
    measured: (it) => html`measured ${it}`,
    "series-measured": (it, { name }) => html`measured ${name} of ${it} by step`,
    "run-linked": (it) => html`linked ${it} to a training run`,
    deprecated: (it) => html`deprecated ${it}`,
    undeprecated: (it) => html`took back the deprecation of ${it}`,
    attached: (it, { name }) => html`attached ${name} to ${it}`,
    detached: (it, { name }) => html`removed ${name} from ${it}`,
    deleted: (it) => html`deleted ${it}`,
    restored: (it) => html`restored ${it}`,
    purged: (it) => html`purged ${it}`,
    "schema-set": (it) => html`set the property schema of ${it}`,
    "schema-removed": (it) => html`removed the property schema of ${it}`,
    "rules-set": (it, { stage }) => html`set the rules of ${stage} for ${it}`,
    "promotion-requested": (it, { stage }) => html`asked for promotion of ${it} to ${stage}`,
    "promotion-approved": (it, { stage }) => html`approved ${it} for ${stage}`,
    "promotion-rejected": (it, { stage }) => html`rejected ${it} for ${stage}`,
};

/** A later version of the registry may tell of more. */
const unknown = (kind) => (it) => html`${kind} ${it}`;

/** Every kind of event that is known, as the search language names it. */
export const kinds = Object.keys(sentences);

/** What happened, the newest first. */
export function feed(events) {
    return html`<ol class="feed">
        ${events.map((event) => html`<li data-kind=${event.kind}>${sentence(event)}</li>`)}
    </ol>`;
}

function sentence(event) {
    const said = event.details.reason ?? event.details.comment;
    return html`<p>
            <strong>${event.actor}</strong>
            ${(sentences[event.kind] ?? unknown(event.kind))(subject(event), event.details)}
            <span class="when">${ago(event.at)}</span>
        </p>
        ${said ? html`<blockquote>${said}</blockquote>` : nothing}`;
}

function subject({ model, number, details }) {
    if (number) {
        return html`<a href=${versionPath(model, number)}>${model}:${number}</a>`;
    }
    const name = model || details.model;
    return name ? html`<a href=${modelPath(name)}>${name}</a>` : "all models";
}
