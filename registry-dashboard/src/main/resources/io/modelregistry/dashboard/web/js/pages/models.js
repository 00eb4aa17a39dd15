import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { read } from "../api.js";
import { line, oneOf, searchForm } from "../ui/forms.js";
import { heading } from "../ui/frame.js";
import { all, equals } from "../ui/language.js";
import { empty, latest, metricFigure, modelLink, pager, panel, stages, table, tags, versionLink } from "../ui/parts.js";
import { here } from "../ui/places.js";
import { searchBox } from "../ui/search.js";
import { ago, bytes } from "../ui/text.js";

const framework = "property.model.framework";
const newestFirst = "changed desc";
const kinds = [
    ["models", "models"],
    ["versions", "versions"],
];
const orders = [
    [newestFirst, "last changed"],
    ["created desc", "newest"],
    ["created asc", "oldest"],
    ["name asc", "name"],
];

/** Searches models, or versions where what is asked for belongs to versions: a stage, a framework. */
export const models = {
    path: "/models",
    title: () => "Models",
    load: ({ query }) =>
        Promise.all([
            read(`/${subject(query)}`, {
                where: filter(query),
                order: query.get("order"),
                size: "50",
                page: query.get("page"),
            }),
            read("/facets", { of: "models", key: "tag.team", most: "30" }),
            read("/facets", { of: "versions", key: "stage", most: "30" }),
            read("/facets", { of: "versions", key: framework, most: "30" }),
        ]),
    view: ([found, teams, stageCounts, frameworks], { query }) =>
        html`${heading("Models", "Everything that is registered.")}
        ${searchForm(
            "/models",
            html`${searchBox(subject(query), query.get("where") ?? "")}
                <div class="filters">
                    ${oneOf("Show", "of", kinds, subject(query))} ${counted("Team", "team", teams.items, query)}
                    ${counted("Stage", "stage", stageCounts.items, query)}
                    ${counted("Framework", "framework", frameworks.items, query)}
                    ${line("Tag", "tag", query, "key or key=value")}
                    ${oneOf("Order", "order", orders, query.get("order") ?? newestFirst)}
                </div>`,
        )}
        ${
            found.items.length === 0 && !found.page
                ? empty("Nothing fits.", "Ask for less: clear a filter, or search versions instead of models.")
                : panel(
                      "Found",
                      html`${table("What was found", columns(query, found.items), found.items)}
                      ${pager(query, found, subject(query).slice(0, -1))}`,
                  )
        }`,
};

/** Stages and frameworks are of versions. */
const subject = (query) =>
    query.get("stage") || query.get("framework") || query.get("of") === "versions" ? "versions" : "models";

function filter(query) {
    return all(
        query.get("where"),
        equals("tag.team", query.get("team")),
        equals("stage", query.get("stage")),
        equals(framework, query.get("framework")),
        tagged(query.get("tag")),
    );
}

function tagged(text) {
    if (!text) {
        return "";
    }
    const [key, value] = text.split("=", 2);
    const name = `tag.\`${key.trim().replaceAll("`", "``")}\``;
    return value ? equals(name, value.trim()) : `${name} is not null`;
}

/** The values that there are, each with how many have it. */
const counted = (label, name, facets, query) =>
    oneOf(
        label,
        name,
        [["", "any"], ...facets.map(({ value, count }) => [value, `${value} (${count})`])],
        query.get(name) ?? "",
    );

const columns = (query, rows) => (subject(query) === "models" ? ofModels(query) : ofVersions(query, rows));

const ofModels = (query) => [
    {
        title: sortable("Model", "name", "asc", query),
        sort: sorted("name", query),
        cell: ({ name }) => modelLink(name),
    },
    {
        title: "In stages",
        cell: (model) =>
            Object.entries(model.stages).map(
                ([stage, version]) => html`${stages([stage])}${versionLink(model.name, version)} `,
            ),
    },
    {
        title: "Newest",
        number: true,
        cell: ({ name, lastNumber }) => (lastNumber ? versionLink(name, { number: lastNumber }) : "–"),
    },
    { title: "Tags", cell: (model) => tags(model.tags) },
    {
        title: sortable("Changed", "changed", "desc", query),
        sort: sorted("changed", query),
        cell: ({ changedAt }) => ago(changedAt),
    },
    {
        title: sortable("Created", "created", "desc", query),
        sort: sorted("created", query),
        cell: (model) => html`${ago(model.createdAt)} by ${model.createdBy}`,
    },
];

const ofVersions = (query, rows) => [
    {
        title: sortable("Model", "name", "asc", query),
        sort: sorted("name", query),
        cell: ({ model }) => modelLink(model),
    },
    { title: "Version", cell: (version) => versionLink(version.model, version) },
    { title: "Stages", cell: (version) => stages(version.stages) },
    ...metricNames(rows).map((name) => ({
        title: sortable(name, `metric.\`${name}\``, "desc", query),
        sort: sorted(`metric.\`${name}\``, query),
        number: true,
        cell: (version) => metricFigure(latest(version.metrics).get(name)),
    })),
    { title: "Size", number: true, cell: ({ size }) => bytes(size) },
    {
        title: sortable("Created", "created", "desc", query),
        sort: sorted("created", query),
        cell: (version) => html`${ago(version.createdAt)} by ${version.createdBy}`,
    },
];

/** The three that most of them have. */
function metricNames(rows) {
    const counts = new Map();
    rows.forEach(({ metrics }) => latest(metrics).forEach((_, name) => counts.set(name, (counts.get(name) ?? 0) + 1)));
    return [...counts]
        .sort(([, one], [, other]) => other - one)
        .slice(0, 3)
        .map(([name]) => name);
}

function sortable(title, key, first, query) {
    const isFirst = query.get("order") === `${key} ${first}`;
    const next = isFirst === (first === "asc") ? "desc" : "asc";
    return html`<a href=${here(query, { order: `${key} ${next}` })}>${title}</a>`;
}

function sorted(key, query) {
    const [by, direction] = (query.get("order") ?? newestFirst).split(/ (?=asc$|desc$)/);
    return by === key ? (direction === "asc" ? "ascending" : "descending") : nothing;
}
