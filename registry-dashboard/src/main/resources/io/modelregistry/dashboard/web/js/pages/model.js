import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { unsafeHTML } from "../../lib/lit-html/directives/unsafe-html.js";
import { read } from "../api.js";
import { action, describe, may, move, rollBack, say, tag, untag } from "../ui/actions.js";
import { chart } from "../ui/chart.js";
import { comments } from "../ui/comments.js";
import { feed } from "../ui/events.js";
import { heading } from "../ui/frame.js";
import { quoted } from "../ui/language.js";
import {
    empty,
    latest,
    metricFigure,
    pager,
    panel,
    stages,
    table,
    tags,
    versionLink,
    versionText,
} from "../ui/parts.js";
import { modelPath } from "../ui/places.js";
import { timeline } from "../ui/timeline.js";
import { ago, bytes } from "../ui/text.js";

const mostMetrics = 4;

/** One model: its versions, what was in which stage when, and what was said. */
export const model = {
    path: "/models/{model}",
    title: ({ path }) => path.model,
    load: ({ path, query }) => {
        const place = modelPath(path.model);
        return Promise.all([
            read(place),
            read(`${place}/versions`, { size: "100", page: query.get("page") }),
            read(`${place}/stages`),
            read(`${place}/comments`),
            read(`${place}/history`, { size: "20" }),
            read("/environments", { where: `name = ${quoted(path.model)}` }),
        ]);
    },
    view: ([known, versions, used, said, history, environments], place) =>
        html` ${heading(known.name, summary(known), buttons(known, versions.items, used.items, place.session))}
            ${
                known.description
                    ? html`<div class="panel prose">${unsafeHTML(known.descriptionHtml)}</div>`
                    : empty("Nobody described this model.", "A description says what it is for.")
            }
            ${panel("Stages", stagePanel(known.name, versions.items, used.items, environments.items[0]?.consumers ?? [], place.session))}
            ${panel("Versions", versionPanel(known.name, versions, place.query))} ${metricsPanel(versions.items)}
            <div class="columns">
                ${panel(
                    "Comments",
                    comments(said.items),
                    action(place.session, "publisher", "Comment", () => say(modelPath(known.name))),
                )}
                ${panel("History", feed(history.items), html`<a href=${`/activity?model=${encodeURIComponent(known.name)}`}>All of it</a>`)}
            </div>`,
    isNews: (event, { path }) => event.model === path.model,
};

const summary = (known) =>
    html`created ${ago(known.createdAt)} by ${known.createdBy}, changed ${ago(known.changedAt)} ${tags(known.tags)}`;

function buttons(known, versions, used, session) {
    const place = modelPath(known.name);
    const keys = Object.keys(known.tags);
    return html`${versions.length > 0 ? action(session, "admin", "Move a stage", () => move(known.name, versions, used, { number: versions[0].number })) : nothing}
    ${action(session, "publisher", "Describe", () => describe(place, known.description))}
    ${action(session, "publisher", "Tag", () => tag(place))}
    ${keys.length > 0 ? action(session, "publisher", "Remove a tag", () => untag(place, keys)) : nothing}`;
}

function stagePanel(name, versions, used, consumers, session) {
    if (used.length === 0) {
        return empty(
            "Nothing was in a stage yet.",
            "Move a version into one, for example production: services that follow it load it.",
        );
    }
    return html`${table(`Stages of ${name}`, stageColumns(name, versions, used, consumers, session), used)}
    ${timeline(
        name,
        used.filter(({ history }) => history.length > 0),
    )}`;
}

const stageColumns = (name, versions, used, consumers, session) => [
    { title: "Stage", cell: ({ stage }) => stages([stage]) },
    {
        title: "Version",
        cell: ({ version }) => (version ? versionLink(name, version) : html`<span class="none">empty</span>`),
    },
    { title: "Since", cell: ({ current }) => (current ? html`${ago(current.at)} by ${current.actor}` : nothing) },
    { title: "Reason", cell: ({ current }) => current?.reason ?? nothing },
    {
        title: "Rules",
        cell: ({ rules }) =>
            html`<ul class="plain">
                ${rules.map(({ rule }) => html`<li>${rule}</li>`)}
            </ul>`,
    },
    { title: "Loaded by", cell: ({ version }) => consumersOf(version, consumers) },
    ...(may(session, "admin") ? [stageActions(name, versions, used, session)] : []),
];

const stageActions = (name, versions, used, session) => ({
    title: "Actions",
    cell: (stage) =>
        html`${action(session, "admin", "Move", () => move(name, versions, used, { stage: stage.stage, number: stage.version?.number ?? versions[0]?.number }))}
        ${stage.current ? action(session, "admin", "Roll back", () => rollBack(name, stage)) : nothing}`,
});

function consumersOf(version, consumers) {
    const running = consumers.filter(({ number }) => number === version?.number);
    return running.length === 0
        ? html`<span class="none">nobody</span>`
        : html`<ul class="plain">
              ${running.map(({ application, host }) => html`<li>${application} on ${host}</li>`)}
          </ul>`;
}

/** Those that are chosen can be compared. */
function versionPanel(name, versions, query) {
    if (versions.items.length === 0) {
        return empty("It has no versions yet.", "newVersion() on its handle registers one.");
    }
    return html`<form action="/compare" method="get">
        ${table(`Versions of ${name}`, versionColumns(name, versions.items), versions.items)}
        <div class="below">
            <button>Compare the chosen</button>
            ${pager(query, versions, "version")}
        </div>
    </form>`;
}

const versionColumns = (name, versions) => [
    {
        title: "Version",
        cell: (version) =>
            html`${versionLink(name, version)}
            ${version.deprecation ? html`<span class="warning" title=${version.deprecation.reason}>deprecated</span>` : nothing}`,
    },
    {
        title: "Compare",
        cell: (version) =>
            html`<input
                type="checkbox"
                name="reference"
                value=${version.reference}
                aria-label=${`Compare ${versionText(version)}`}
            />`,
    },
    { title: "Stages", cell: (version) => stages(version.stages) },
    ...metricNames(versions).map((metric) => ({
        title: metric,
        number: true,
        cell: (version) => metricFigure(latest(version.metrics).get(metric)),
    })),
    { title: "Tags", cell: (version) => tags(version.tags) },
    { title: "Size", number: true, cell: ({ size }) => bytes(size) },
    { title: "Registered", cell: (version) => html`${ago(version.createdAt)} by ${version.createdBy}` },
];

const metricNames = (versions) =>
    [...new Set(versions.flatMap(({ metrics }) => metrics.map(({ name }) => name)))].slice(0, mostMetrics);

/** The latest figures of the versions listed, by rising number. */
function metricsPanel(versions) {
    const rising = [...versions].sort((one, other) => one.number - other.number);
    const names = metricNames(rising);
    if (names.length === 0) {
        return nothing;
    }
    const figures = rising.map(({ metrics }) => latest(metrics));
    const drawn = (name) =>
        chart(
            name,
            "version",
            rising.map(({ number }) => number),
            [{ name, values: figures.map((all) => finite(all.get(name)?.value)) }],
        );
    return panel("Metrics over versions", html`<div class="charts">${names.map(drawn)}</div>`);
}

const finite = (value) => (Number.isFinite(value) ? value : null);
