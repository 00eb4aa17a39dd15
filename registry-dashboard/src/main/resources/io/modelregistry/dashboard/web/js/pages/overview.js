import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { read } from "../api.js";
import { feed } from "../ui/events.js";
import { heading } from "../ui/frame.js";
import { empty, modelLink, pager, panel, snippet, stages, table, versionLink } from "../ui/parts.js";
import { ago, change, figure } from "../ui/text.js";

const released = "kind = 'stage-moved' and at > now - 14d";

/** What exists, what is in production and since when, what was released lately and by whom. */
export const overview = {
    path: "/",
    title: () => "Overview",
    load: ({ query }) =>
        Promise.all([
            read("/overview", { size: "25", page: query.get("page") }),
            read("/history", { where: released, size: "8" }),
            read("/history", { size: "12" }),
        ]),
    view: ([models, releases, activity], { query }) =>
        html`${heading("Overview", "What exists, what is in which stage since when, and who did what.")}
        ${
            models.items.length === 0 && !models.page
                ? nothingYet()
                : html`${panel("Models", html`${running(models.items)} ${pager(query, models, "model")}`, html`<a href="/models">Search them</a>`)}
                      <div class="columns">
                          ${panel("Releases of the last 14 days", releaseList(releases.items))}
                          ${panel("Activity", feed(activity.items), html`<a href="/activity">All of it</a>`)}
                      </div>`
        }`,
    isNews: () => true,
};

/** A model has a line for each stage that is not empty, and one if none is. */
function running(models) {
    const rows = models.flatMap((model) => {
        const filled = Object.entries(model.stages);
        return filled.length === 0 ? [{ model }] : filled.map(([stage, version]) => ({ model, stage, version }));
    });
    return table("Models and what is in their stages", columns, rows);
}

const columns = [
    { title: "Model", cell: ({ model }) => modelLink(model.name) },
    { title: "Stage", cell: ({ stage }) => (stage ? stages([stage]) : html`<span class="none">none</span>`) },
    {
        title: "Version",
        cell: ({ model, version }) =>
            version
                ? html`${versionLink(model.name, version)}
                  ${version.deprecated ? html`<span class="warning">deprecated</span>` : nothing}`
                : newest(model),
    },
    { title: "Since", cell: ({ version }) => (version ? html`${ago(version.since)} by ${version.actor}` : nothing) },
    { title: "Headline metric", number: true, cell: ({ version }) => headline(version?.headline) },
    { title: "Change", number: true, cell: ({ version }) => difference(version?.headline) },
];

const newest = ({ name, lastNumber }) =>
    lastNumber
        ? html`newest: ${versionLink(name, { number: lastNumber })}`
        : html`<span class="none">no versions</span>`;

const headline = (metric) =>
    metric
        ? html`<span title=${metric.dataset ? `on ${metric.dataset}` : nothing}
              >${metric.metric} ${figure(metric.value)}</span
          >`
        : nothing;

/** Against what was there before; figures on other data are no change. */
function difference(metric) {
    if (metric?.previous === undefined) {
        return nothing;
    }
    if (!metric.sameData) {
        return html`<span class="none" title=${`version ${metric.previousNumber} was measured on other data`}
            >other data</span
        >`;
    }
    const by = metric.value - metric.previous;
    return html`<span class="change" title=${`version ${metric.previousNumber}: ${figure(metric.previous)}`}
        >${change(by)}</span
    >`;
}

const releaseList = (events) =>
    events.length > 0
        ? feed(events)
        : empty("Nothing was moved.", "A version reaches people when somebody moves a stage to it.");

const nothingYet = () =>
    panel(
        "Nothing is registered yet",
        html`<p>Register the first version from the program that trains it:</p>
            ${snippet(
                "How to register a version",
                `try (RegistryClient registry = RegistryClient.open(directory)) {
    registry.model("churn")
            .newVersion()
            .file(Path.of("model.onnx"))
            .metric("accuracy", 0.91)
            .register();
}`,
            )}`,
    );
