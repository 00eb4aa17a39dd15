import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { find, read } from "../api.js";
import { feed } from "../ui/events.js";
import { searchForm } from "../ui/forms.js";
import { heading } from "../ui/frame.js";
import { empty, facts, pager, panel, referenceLink, table, tags } from "../ui/parts.js";
import { searchBox } from "../ui/search.js";
import { ago, at, bytes, digest, figure } from "../ui/text.js";

/** From one prediction back to everything that made it. */
export const predictions = {
    path: "/predictions",
    title: () => "Predictions",
    load: ({ query }) => {
        const asked = (query.get("id") ?? "").trim();
        return Promise.all([
            asked ? find("/trace", isStamp(asked) ? { stamp: asked } : { prediction: asked }) : undefined,
            read("/predictions", { where: query.get("where"), size: "25", page: query.get("page") }),
        ]);
    },
    view: ([trail, recorded], { query }) =>
        html` ${heading("Predictions", "From one prediction back to everything that made it.")}
            <form class="panel row" method="get" aria-label="Prediction">
                <p class="wide">
                    <label for="id">Id of a prediction, or a stamp</label>
                    <input
                        id="id"
                        name="id"
                        .value=${query.get("id") ?? ""}
                        required
                        autocomplete="off"
                        spellcheck="false"
                    />
                </p>
                <p><button class="first">Trace</button></p>
            </form>
            ${query.get("id") ? traced(trail) : nothing}
            ${searchForm("/predictions", searchBox("predictions", query.get("where") ?? "", "Recorded predictions"))}
            ${
                recorded.items.length === 0 && !recorded.page
                    ? empty("No prediction fits or was recorded.", "recordPredictions() on what is served keeps them.")
                    : panel(
                          "Recorded, the newest first",
                          html`${table("Recorded predictions", columns, recorded.items)}
                          ${pager(query, recorded, "prediction")}`,
                      )
            }`,
};

const isStamp = (text) => text.startsWith("modelregistry-");

const columns = [
    { title: "Id", cell: ({ id }) => html`<a href=${`/predictions?${new URLSearchParams({ id })}`}>${id}</a>` },
    { title: "Version", cell: ({ stamp }) => referenceLink(stampReference(stamp)) },
    { title: "When", cell: (prediction) => ago(prediction.at) },
    {
        title: "Answer",
        cell: ({ output, failure }) =>
            failure
                ? html`<span class="warning">${failure}</span>`
                : html`<code>${shortened(output ?? "not kept")}</code>`,
    },
    { title: "By", cell: ({ application, host }) => `${application} on ${host}` },
];

/** `modelregistry-1;model=churn;number=7;…` is of `churn:7`. */
function stampReference(stamp) {
    const parts = Object.fromEntries(
        stamp
            .split(";")
            .slice(1)
            .map((part) => part.split("=", 2)),
    );
    return `${decodeURIComponent(parts.model)}:${parts.number}`;
}

const shortened = (text) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

function traced(trail) {
    if (!trail) {
        return empty(
            "No prediction was recorded under this id.",
            "A stamp, as answers carry it, can be traced even if nothing was recorded.",
        );
    }
    const { prediction, version, promotion, ancestors, events } = trail;
    return html`${prediction ? panel("The prediction", predictionFacts(prediction)) : nothing}
    ${panel("The version that answered", versionFacts(version))}
    ${promotion ? panel("How it came there", promotionFacts(promotion)) : nothing}
    ${panel("What it was made of", facts(madeOf(version.facts)))}
    ${
        ancestors.length > 0
            ? panel(
                  "Derived from",
                  html`<ul class="plain">
                      ${ancestors.map((each) => html`<li>${referenceLink(`${each.model}:${each.number}`)} by ${each.createdBy}, ${at(each.createdAt)}</li>`)}
                  </ul>`,
              )
            : nothing
    }
    ${panel("What happened until then", feed([...events].reverse()))}`;
}

const predictionFacts = (prediction) =>
    facts([
        ["Id", prediction.id],
        ["When", at(prediction.at)],
        ["Took", `${figure(prediction.latencyNanos / 1e6)} ms`],
        ["Served by", `${prediction.application} on ${prediction.host}`],
        [
            "Input",
            prediction.input
                ? html`<code class="payload">${prediction.input}</code>`
                : prediction.inputDigest && digest(prediction.inputDigest),
        ],
        ["Output", prediction.output && html`<code class="payload">${prediction.output}</code>`],
        ["Failed", prediction.failure],
        ["Attributes", Object.keys(prediction.attributes).length > 0 ? tags(prediction.attributes) : undefined],
    ]);

const versionFacts = (version) =>
    facts([
        ["Version", referenceLink(`${version.model}:${version.number}`)],
        ["Registered", html`${at(version.createdAt)} by ${version.createdBy}`],
        ["Digest", digest(version.digest)],
        [
            "Files",
            html`<ul class="plain">
                ${version.files.map((file) => html`<li>${file.name}, ${bytes(file.size)}, ${digest(file.digest)}</li>`)}
            </ul>`,
        ],
    ]);

const promotionFacts = (promotion) =>
    facts([
        ["Stage", promotion.stage],
        ["Moved by", promotion.actor],
        ["When", at(promotion.at)],
        ["Reason", promotion.reason],
    ]);

/** The facts as the registry keeps them; what is composed is shown as it is written. */
const madeOf = (known) =>
    Object.entries(known).map(([name, value]) => [
        name,
        typeof value === "object"
            ? html`<code class="payload">${JSON.stringify(value, undefined, 1)}</code>`
            : String(value),
    ]);
