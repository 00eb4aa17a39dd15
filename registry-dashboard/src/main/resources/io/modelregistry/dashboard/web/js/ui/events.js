import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { modelPath, versionPath } from "./places.js";
import { ago } from "./text.js";

const sentences = {
    "model-created": () => "created the model",
    "version-registered": () => "registered",
    "stage-moved": ({ stage, from, to }) =>
        to ? `moved into ${stage}` : `took ${from ? `version ${from} ` : ""}out of ${stage}:`,
    described: () => "described",
    tagged: ({ tag, value }) => `tagged ${tag}${value ? ` = ${value}` : ""} on`,
    untagged: ({ tag }) => `removed the tag ${tag} of`,
    commented: () => "commented on",
    measured: () => "measured",
    "series-measured": ({ name }) => `measured ${name ?? "a series"} by step of`,
    "run-linked": () => "linked a training run to",
    deprecated: () => "deprecated",
    undeprecated: () => "took back the deprecation of",
    attached: ({ name }) => `attached ${name ?? "a file"} to`,
    detached: ({ name }) => `removed ${name ?? "a file"} from`,
    deleted: () => "deleted",
    restored: () => "restored",
    purged: () => "purged",
    "schema-set": () => "set the property schema of",
    "schema-removed": () => "removed the property schema of",
    "rules-set": ({ stage }) => `set the rules of ${stage} for`,
    "promotion-requested": ({ stage }) => `asked for promotion to ${stage} of`,
    "promotion-approved": ({ stage }) => `approved for ${stage}`,
    "promotion-rejected": ({ stage }) => `rejected for ${stage}`,
};

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
            <strong>${event.actor}</strong> ${(sentences[event.kind] ?? (() => event.kind))(event.details)}
            ${subject(event)} <span class="when">${ago(event.at)}</span>
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
