import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { unsafeHTML } from "../../lib/lit-html/directives/unsafe-html.js";
import { address, read } from "../api.js";
import { action, decide, deprecate, describe, move, outcomes, say, tag, undeprecate, untag } from "../ui/actions.js";
import { chart } from "../ui/chart.js";
import { comments } from "../ui/comments.js";
import { heading } from "../ui/frame.js";
import { lineageGraph } from "../ui/graph.js";
import { quoted } from "../ui/language.js";
import {
    empty,
    facts,
    modelLink,
    panel,
    referenceLink,
    snippet,
    stages,
    table,
    tags,
    versionText,
} from "../ui/parts.js";
import { versionPath } from "../ui/places.js";
import { ago, bytes, digest, figure } from "../ui/text.js";

/** Everything that is kept of a version. */
export const version = {
    path: "/models/{model}/versions/{version}",
    title: ({ path }) => `${path.model} ${path.version}`,
    load: ({ path }) => {
        const place = versionPath(path.model, encodeURIComponent(path.version));
        return Promise.all([
            read(place),
            read(`${place}/comments`),
            read(`${place}/series`),
            read(`${place}/lineage`, { direction: "ancestors", generations: "5" }),
            read(`${place}/lineage`, { direction: "descendants", generations: "5" }),
            read(`${place}/reproduction`),
            read(`${place}/checks`),
            read("/consumers"),
            read("/history", { where: `model = ${quoted(path.model)} and kind = 'stage-moved'`, size: "20" }),
        ]);
    },
    view: ([all, said, series, ancestors, descendants, reproduction, checks, consumers, moves], { session }) => {
        const known = all.version;
        return html` ${heading(html`${modelLink(known.model)} ${versionText(known)}`, summary(known), buttons(all, checks.items, session))}
            ${deprecation(known)}
            ${
                all.description
                    ? html`<div class="panel prose">${unsafeHTML(all.descriptionHtml)}</div>`
                    : empty("Nobody described this version.", "A description says what is new in it.")
            }
            <div class="columns">
                ${panel("Load it", loading(all))}
                ${panel("Where it is", whereabouts(known, moves.items, consumers.items))}
            </div>
            ${panel("Rules and approvals", rulesPanel(known, checks.items, session))}
            ${panel("Metrics", metricsPanel(known.metrics))} ${seriesPanel(series.items)}
            ${panel("Files", filesPanel(known, "file", all.files))}
            ${all.attachments.length > 0 ? panel("Attachments", filesPanel(known, "attachment", all.attachments)) : nothing}
            ${panel("Lineage", lineagePanel(ancestors, descendants))}
            ${panel("Data, features and code", originPanel(all))}
            <div class="columns">
                ${panel("Parameters", named(all.parameters, "No parameters were recorded."))}
                ${panel("Signature", signaturePanel(all.signature))}
                ${panel("Environment", named(all.environment?.properties ?? {}, "No environment was recorded."))}
                ${panel("Properties", named(all.properties, "No further facts were recorded."))}
            </div>
            ${panel("Dependencies", dependencyPanel(all.dependencies))}
            ${panel("Make it again", html`${missing(reproduction)} ${snippet("How to make it again", reproduction.markdown)}`)}
            ${panel(
                "Comments",
                comments(said.items),
                action(session, "publisher", "Comment", () => say(versionPath(known.model, known.number))),
            )}`;
    },
    isNews: (event, { path }) => event.model === path.model && String(event.number) === path.version,
};

const summary = (known) =>
    html`${stages(known.stages)} registered ${ago(known.createdAt)} by ${known.createdBy}, ${bytes(known.size)},
    ${digest(known.digest)} ${tags(known.tags)}`;

function buttons(all, checks, session) {
    const known = all.version;
    const place = versionPath(known.model, known.number);
    const keys = Object.keys(known.tags);
    const stageNames = checks.map(({ check }) => check.stage);
    const decision = (verb, text, role) =>
        action(session, role, text, () => decide(known.model, known.number, verb, stageNames, stageNames[0]));
    return html` ${action(session, "admin", "Move to a stage", () =>
        move(
            known.model,
            [known],
            stageNames.map((stage) => ({ stage })),
            { number: known.number },
        ),
    )}
    ${decision("request", "Ask for promotion", "publisher")} ${decision("approve", "Approve", "admin")}
    ${decision("reject", "Reject", "admin")}
    ${action(session, "publisher", "Describe", () => describe(place, all.description))}
    ${action(session, "publisher", "Tag", () => tag(place))}
    ${keys.length > 0 ? action(session, "publisher", "Remove a tag", () => untag(place, keys)) : nothing}
    ${
        known.deprecation
            ? action(session, "publisher", "Take back the deprecation", () => undeprecate(place))
            : action(session, "publisher", "Deprecate", () => deprecate(place))
    }`;
}

function deprecation({ deprecation: said }) {
    if (!said) {
        return nothing;
    }
    return html`<p class="warning panel" role="note">
        Deprecated by ${said.actor}: ${said.reason}.
        ${said.successor ? html`Use ${referenceLink(said.successor)} instead.` : nothing}
    </p>`;
}

/** With the largest file, which most likely is the model. */
function loading({ version: known, files }) {
    const reference = known.stages.length > 0 ? `${known.model}@${known.stages[0]}` : known.reference;
    const file = files.reduce((largest, each) => (each.size > largest.size ? each : largest), files[0]);
    return html`${snippet(
        "How to load it in Java",
        `ModelVersion version = registry.require("${reference}");
Path model = version.files().path("${file?.name ?? ""}"); // verified`,
    )}
    ${snippet(
        "How to serve it in Java",
        `ServedModel<Model> served = registry
        .serve("${reference}")
        .load(Model::read);`,
    )}`;
}

function whereabouts(known, moves, consumers) {
    const own = moves.filter(({ number, details }) => number === known.number || details.from === String(known.number));
    const running = consumers.filter(({ model, number }) => model === known.model && number === known.number);
    return html` ${
        own.length > 0
            ? html`<ul class="plain">
                  ${own.map((event) => html`<li>${moveText(event, known)} ${ago(event.at)} by ${event.actor}: ${event.details.reason}</li>`)}
              </ul>`
            : empty("It was never in a stage.", "Move it into one to release it.")
    }
    ${
        running.length > 0
            ? html`<h3>Loaded by</h3>
                  <ul class="plain">
                      ${running.map((each) => html`<li>${each.application} on ${each.host} since ${ago(each.since)}</li>`)}
                  </ul>`
            : nothing
    }`;
}

const moveText = ({ details }, { number }) =>
    details.to === String(number) ? `into ${details.stage}` : `out of ${details.stage}`;

function rulesPanel(known, checks, session) {
    if (checks.length === 0) {
        return empty(
            "No stage has rules for it, and it was asked into none.",
            "setRules(…) on a stage says what a version must satisfy.",
        );
    }
    return checks.map(
        ({ check, passed, promotion }) =>
            html`<h3>${stages([check.stage])} ${passed ? "would take it" : "would refuse it"}</h3>
                ${outcomes(check.outcomes)} ${promotion ? decisions(known, promotion, session) : nothing}`,
    );
}

function decisions(known, promotion, session) {
    const decision = (verb, text) =>
        action(session, "admin", text, () =>
            decide(known.model, known.number, verb, [promotion.stage], promotion.stage),
        );
    return html`<p>${promotion.requestedBy} asked for it ${ago(promotion.requestedAt)}: ${promotion.comment}</p>
        <ul class="plain">
            ${promotion.decisions.map(({ actor, verdict, comment, at: when }) => html`<li>${actor} ${verdict} it ${ago(when)}: ${comment}</li>`)}
        </ul>
        ${decision("approve", `Approve for ${promotion.stage}`)} ${decision("reject", `Reject for ${promotion.stage}`)}`;
}

function metricsPanel(metrics) {
    if (metrics.length === 0) {
        return empty("No metrics were recorded.", "measure(…) on its handle adds some, also later.");
    }
    return table(
        "Metrics, in the order they were measured",
        [
            { title: "Metric", cell: ({ name }) => name },
            { title: "Value", number: true, cell: ({ value }) => figure(value) },
            {
                title: "Measured on",
                cell: ({ data }) => (data ? dataset(data) : html`<span class="none">not told</span>`),
            },
        ],
        metrics,
    );
}

const seriesPanel = (series) =>
    series.length === 0
        ? nothing
        : panel(
              "By step",
              html`<div class="charts">
                  ${series.map(({ name, points }) =>
                      chart(
                          name,
                          "step",
                          points.map(({ step }) => step),
                          [{ name, values: points.map(({ value }) => (Number.isFinite(value) ? value : null)) }],
                      ),
                  )}
              </div>`,
          );

/** A file is downloaded through the browser itself, whatever its size. */
function filesPanel(known, kind, files) {
    const link = (name) => address(`${versionPath(known.model, known.number)}/${kind}`, { name });
    return table(
        kind === "file" ? "Files" : "Attached files",
        [
            { title: "Name", cell: ({ name }) => html`<a href=${link(name)} download>${name}</a>` },
            { title: "Size", number: true, cell: ({ size }) => bytes(size) },
            {
                title: "SHA-256",
                cell: (file) => html`<code class="digest">${file.digest.replace("sha256:", "")}</code>`,
            },
        ],
        files,
    );
}

function lineagePanel(ancestors, descendants) {
    if (ancestors.nodes.length + descendants.nodes.length <= 2) {
        return empty(
            "It was derived from no other version, and none from it.",
            "derivedFrom(…) records a parent when a version is registered.",
        );
    }
    const isWhole = ancestors.complete && descendants.complete;
    return html`${lineageGraph(ancestors, descendants)}
    ${isWhole ? nothing : html`<p class="hint">Five generations are drawn.</p>`}`;
}

function originPanel({ lineage, runs }) {
    const rows = [
        ...lineage.datasets.map((data) => ["Data", dataset(data)]),
        ...lineage.features.map((feature) => ["Feature", featureText(feature)]),
        ...(lineage.training ? [["Training code", code(lineage.training)]] : []),
        ...lineage.preprocessing.map((source) => ["Preprocessing code", code(source)]),
        ...lineage.featureCode.map((source) => ["Feature code", code(source)]),
        ...lineage.parents.map((parent) => ["Derived from", parent]),
        ...[...runs, ...(lineage.run ? [lineage.run] : [])].map((run) => ["Training run", link(run)]),
    ];
    return rows.length > 0
        ? facts(rows)
        : empty(
              "Nothing was recorded.",
              "trainedOn(…), trainedBy(…) and trainedHere() do when a version is registered.",
          );
}

const dataset = (data) =>
    html`<a href=${`/dependencies?${new URLSearchParams({ dataset: data.name })}`}>${data.name}</a>
        ${data.digest ? digest(data.digest) : nothing} ${data.rows === undefined ? nothing : `${data.rows} rows`}
        ${data.columns.length > 0 ? `${data.columns.length} columns` : nothing} ${data.location ?? nothing}`;

const featureText = (feature) =>
    html`<a href=${`/dependencies?${new URLSearchParams({ feature: feature.name })}`}>${feature.name}</a>
        ${feature.type} ${feature.source ? `from ${feature.source}` : nothing}
        ${feature.transformation ? `by ${feature.transformation}` : nothing}`;

const code = ({ repository, commit, path, branch, modified }) =>
    html`${link(repository)} <code>${commit.slice(0, 12)}</code> ${path ?? nothing} ${branch ? `on ${branch}` : nothing}
        ${modified ? html`<span class="warning">with changes that were not committed</span>` : nothing}`;

/** What others wrote as an address is a link only where a browser can follow it without running it. */
const link = (text) =>
    /^https?:/i.test(text) ? html`<a href=${text} rel="noopener noreferrer nofollow">${text}</a>` : text;

function named(values, otherwise) {
    const rows = Object.entries(values);
    return rows.length > 0
        ? facts(rows.map(([name, value]) => [name, String(value)]))
        : html`<p class="empty">${otherwise}</p>`;
}

function signaturePanel(signature) {
    if (!signature) {
        return html`<p class="empty">No signature was recorded.</p>`;
    }
    const rows = [
        ...signature.inputs.map((tensor) => ({ ...tensor, way: "in" })),
        ...signature.outputs.map((tensor) => ({ ...tensor, way: "out" })),
    ];
    return table(
        "Signature",
        [
            { title: "Name", cell: ({ name }) => name },
            { title: "Way", cell: ({ way }) => way },
            { title: "Type", cell: ({ type }) => type },
            { title: "Shape", cell: ({ shape }) => (shape.length > 0 ? shape.join(" × ") : "scalar") },
        ],
        rows,
    );
}

function dependencyPanel(dependencies) {
    if (dependencies.length === 0) {
        return html`<p class="empty">No dependencies were recorded.</p>`;
    }
    return table(
        "Dependencies",
        [
            {
                title: "Package",
                cell: ({ namespace, name }) =>
                    html`<a href=${`/dependencies?${new URLSearchParams({ library: name })}`}
                        >${namespace ? `${namespace}/` : ""}${name}</a
                    >`,
            },
            { title: "Version", cell: (dependency) => dependency.version },
            { title: "Ecosystem", cell: ({ type }) => type },
        ],
        dependencies,
    );
}

const missing = ({ missing: unknown }) =>
    unknown.length > 0 ? html`<p class="warning">Not known: ${unknown.join(", ")}.</p>` : nothing;
