import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { read } from "../api.js";
import { searchForm } from "../ui/forms.js";
import { heading } from "../ui/frame.js";
import { empty, modelLink, pager, panel, stages, table, versionLink } from "../ui/parts.js";
import { searchBox } from "../ui/search.js";
import { ago } from "../ui/text.js";

/** What runs where: models by stages, and who has each version loaded. */
export const environments = {
    path: "/environments",
    title: () => "Environments",
    load: ({ query }) => read("/environments", { where: query.get("where"), size: "50", page: query.get("page") }),
    view: (part, { query }) =>
        html` ${heading("Environments", "What is in which stage of which model, and who has it loaded.")}
        ${searchForm("/environments", searchBox("models", query.get("where") ?? "", "Only models"))}
        ${
            part.items.length === 0 && !part.page
                ? empty("There is nothing to show.", "Register a model, or clear the search.")
                : panel(
                      "What runs where",
                      html`${table("Stages of models", columns(part.items), part.items)} ${pager(query, part, "model")}`,
                  )
        }`,
    isNews: ({ kind }) => kind === "stage-moved",
};

function columns(rows) {
    const names = [...new Set(rows.flatMap((row) => Object.keys(row.stages)))].sort();
    return [
        { title: "Model", cell: ({ model }) => modelLink(model) },
        ...names.map((stage) => ({ title: stages([stage]), cell: (row) => occupant(row, stage) })),
        { title: "Elsewhere", cell: (row) => elsewhere(row) },
    ];
}

function occupant({ model, stages: filled, moves, consumers }, stage) {
    const version = filled[stage];
    return version
        ? html`${versionLink(model, version)} since ${ago(moves[stage].at)}
          ${running(consumers.filter(({ number }) => number === version.number))}`
        : html`<span class="none">–</span>`;
}

/** Who runs a version that is in no stage any more. */
function elsewhere({ model, stages: filled, consumers }) {
    const inStages = Object.values(filled).map(({ number }) => number);
    const left = consumers.filter(({ number }) => !inStages.includes(number));
    return left.length > 0
        ? html`${left.map((each) => html`${versionLink(model, each)} ${running([each])}`)}`
        : nothing;
}

const running = (consumers) =>
    consumers.length === 0
        ? nothing
        : html`<ul class="plain consumers">
              ${consumers.map(({ application, host, since }) => html`<li>${application} on ${host} since ${ago(since)}</li>`)}
          </ul>`;
