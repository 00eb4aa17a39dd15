import { html } from "../../lib/lit-html/lit-html.js";
import { read } from "../api.js";
import { feed, kinds } from "../ui/events.js";
import { line, oneOf, searchForm } from "../ui/forms.js";
import { heading } from "../ui/frame.js";
import { all, equals } from "../ui/language.js";
import { empty, pager, panel } from "../ui/parts.js";
import { searchBox } from "../ui/search.js";

const anyKind = [["", "any"], ...kinds.map((kind) => [kind, kind])];

/** Who did what, everywhere. */
export const activity = {
    path: "/activity",
    title: () => "Activity",
    load: ({ query }) => read("/history", { where: filter(query), size: "50", page: query.get("page") }),
    view: (events, { query }) =>
        html` ${heading("Activity", "Who did what, the newest first. Nothing here can be changed or removed.")}
        ${searchForm(
            "/activity",
            html`<div class="filters">
                    ${line("Actor", "actor", query)} ${line("Model", "model", query)}
                    ${oneOf("Kind", "kind", anyKind, query.get("kind") ?? "")}
                </div>
                ${searchBox("events", query.get("where") ?? "", "And")}`,
        )}
        ${
            events.items.length === 0 && !events.page
                ? empty("Nothing fits.", "Ask for less: clear a filter.")
                : panel("What happened", html`${feed(events.items)} ${pager(query, events, "event")}`)
        }`,
    isNews: (event, { query }) =>
        ["actor", "model", "kind"].every((name) => !query.get(name) || event[name] === query.get(name)),
};

const filter = (query) =>
    all(query.get("where"), ...["actor", "model", "kind"].map((name) => equals(name, query.get(name))));
