import { html, nothing, render } from "../../lib/lit-html/lit-html.js";
import { read } from "../api.js";
import { line } from "../ui/forms.js";
import { heading } from "../ui/frame.js";
import { empty, modelLink, pager, panel, stages, table, versionLink } from "../ui/parts.js";
import { ago, count } from "../ui/text.js";

const causes = [
    ["library", "Library", "log4j-core, or pkg:maven/org.apache.logging.log4j/log4j-core"],
    ["range", "Versions of the library", "<2.17.1"],
    ["dataset", "Data set", "customers"],
    ["feature", "Feature", "age"],
    ["commit", "Commit", "4f2a9c1"],
];

/** Which models need what: the answer to a vulnerable library, wrong data, a broken feature. */
export const dependencies = {
    path: "/dependencies",
    title: () => "Dependencies",
    load: ({ query }) =>
        Promise.all([
            cause(query) ? read("/impact", { ...asked(query), size: "50", page: query.get("page") }) : undefined,
            read("/facets", { of: "versions", key: "dependency", most: "200" }),
        ]),
    view: ([affected, needed], { query }) =>
        html` ${heading("Dependencies", "Which versions were made of something: a library in a range of versions, data, a feature, a commit.")}
        ${form(query)} ${affected ? affectedPanel(affected, query) : nothing}
        ${panel("Needed by most versions", countPanel())}`,
};

const cause = (query) => causes.map(([name]) => name).find((name) => name !== "range" && query.get(name));

/** What was asked first counts; a range belongs to a library. */
function asked(query) {
    const name = cause(query);
    const range = name === "library" ? query.get("range") : undefined;
    return { [name]: query.get(name), range, where: query.get("released") ? "stage is not null" : undefined };
}

function form(query) {
    return html`<form class="panel row" method="get" aria-label="What versions were made of">
        ${causes.map(([name, label, example]) => line(label, name, query, example))}
        <p>
            <label
                ><input type="checkbox" name="released" value="yes" ?checked=${query.has("released")} /> Only what is in
                a stage</label
            >
        </p>
        <p><button class="first">Find</button> <a href="/dependencies">Clear</a></p>
    </form>`;
}

const affectedPanel = (part, query) =>
    panel(
        "Affected",
        part.items.length === 0 && !part.page
            ? empty("No version is affected.", "Look again without a range, or at versions in no stage.")
            : html`${table("Affected versions", columns, part.items)} ${pager(query, part, "version")}`,
    );

const columns = [
    { title: "Model", cell: ({ model }) => modelLink(model) },
    { title: "Version", cell: (version) => versionLink(version.model, version) },
    { title: "Stages", cell: (version) => stages(version.stages) },
    { title: "Registered", cell: (version) => html`${ago(version.createdAt)} by ${version.createdBy}` },
];

/** Counting looks at every dependency of every version, so it is done when it is asked for. */
const countPanel = () =>
    html`<button type="button" @click=${(event) => showLibraries(event.currentTarget)}>Count</button>
        <div id="libraries" aria-live="polite"></div>`;

async function showLibraries(button) {
    button.disabled = true;
    const shown = await read("/facets", { of: "versions", key: "dependency", most: "200" })
        .then(({ items }) => libraries(items))
        .catch((problem) => html`<p class="problem">${problem.message}</p>`);
    render(shown, document.getElementById("libraries"));
    button.disabled = false;
}

function libraries(all) {
    const names = all.filter(({ value }) => !value.startsWith("pkg:"));
    if (names.length === 0) {
        return empty(
            "No version says what it depends on.",
            "dependency(…) or trainedHere() records it at registration.",
        );
    }
    return table(
        "Libraries and how many versions need them",
        [
            {
                title: "Library",
                cell: ({ value }) =>
                    html`<a href=${`/dependencies?${new URLSearchParams({ library: value })}`}>${value}</a>`,
            },
            { title: "Versions", number: true, cell: (library) => count(library.count) },
        ],
        names,
    );
}
