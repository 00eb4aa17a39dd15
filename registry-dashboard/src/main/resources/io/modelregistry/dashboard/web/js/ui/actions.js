import { html, nothing, render } from "../../lib/lit-html/lit-html.js";
import { read } from "../api.js";
import { ask } from "./dialog.js";
import { stagePath, versionPath } from "./places.js";
import { versionText } from "./parts.js";

const ranks = ["viewer", "publisher", "admin"];

/** Whether whoever is signed in may do what needs a role here. The server asks again. */
export const may = (session, role) =>
    session.changes === "allowed" && ranks.indexOf(session.role) >= ranks.indexOf(role);

/** A button for an action, where it may be done. */
export function action(session, role, text, act) {
    return may(session, role) ? html`<button type="button" @click=${act}>${text}</button> ` : nothing;
}

const reason = { name: "reason", label: "Reason" };
const comment = { name: "comment", label: "Comment" };

/** Puts a version into a stage, after what the stage's rules say to that was shown. */
export function move(model, versions, stages, chosen = {}) {
    ask({
        title: "Move a stage",
        fields: [
            { name: "stage", label: "Stage", value: chosen.stage ?? "", options: stages.map(({ stage }) => stage) },
            {
                name: "version",
                label: "Version",
                kind: "choice",
                value: String(chosen.number),
                options: versions.map((version) => [String(version.number), versionText(version)]),
            },
            reason,
        ],
        path: ({ stage }) => `${stagePath(model, stage)}/move`,
        body: ({ version, stage, reason }) => ({ version, reason, ...seen(stages, stage) }),
        preview: (filled, place) => showCheck(model, filled, place),
        done: ({ version, stage }) => `Version ${version} is in ${stage}.`,
    });
}

/** So that a move somebody else made meanwhile is not undone unseen. */
function seen(stages, name) {
    const move = stages.find(({ stage }) => stage === name)?.current?.id;
    return move === undefined ? {} : { expectedMove: move };
}

async function showCheck(model, { stage, version }, place) {
    if (!stage || !version) {
        return;
    }
    const shown = await read(`${versionPath(model, version)}/check`, { stage })
        .then(({ check }) => outcomes(check.outcomes))
        .catch((problem) => html`<p>${problem.message}</p>`);
    render(shown, place);
}

/** What each rule of a stage says to a version. */
export function outcomes(all) {
    return all.length === 0
        ? html`<p>No rules hold for this stage.</p>`
        : html`<ul class="outcomes">
              ${all.map(({ rule, verdict, explanation }) => html`<li data-verdict=${verdict}><strong>${verdict}</strong> ${rule.rule}: ${explanation}</li>`)}
          </ul>`;
}

/** Takes back the newest move of a stage. */
export function rollBack(model, { stage, current }) {
    ask({
        title: `Roll ${stage} back`,
        fields: [reason],
        path: () => `${stagePath(model, stage)}/rollback`,
        body: (filled) => ({ ...filled, move: current.id }),
        done: () => `${stage} was rolled back.`,
    });
}

/** Asks for a promotion, approves it or rejects it: `request`, `approve`, `reject`. */
export function decide(model, number, verb, stages, chosen = "production") {
    const titles = { request: "Ask for promotion", approve: "Approve", reject: "Reject" };
    const done = { request: "was asked for", approve: "was approved", reject: "was rejected" };
    ask({
        title: titles[verb],
        fields: [{ name: "stage", label: "Stage", value: chosen, options: stages }, comment],
        path: ({ stage }) => `${stagePath(model, stage)}/${verb}`,
        body: ({ comment }) => ({ version: String(number), comment }),
        done: ({ stage }) => `The promotion of version ${number} to ${stage} ${done[verb]}.`,
    });
}

/** Says something about a model or version. */
export function say(subject) {
    ask({
        title: "Comment",
        fields: [{ name: "markdown", label: "Comment", hint: "Markdown", kind: "text" }],
        path: () => `${subject}/comment`,
        body: (filled) => filled,
        done: () => "Your comment is here.",
    });
}

/** Replaces the description of a model or version. */
export function describe(subject, description) {
    ask({
        title: "Describe",
        fields: [
            {
                name: "markdown",
                label: "Description",
                hint: "Markdown",
                kind: "text",
                value: description,
                isOptional: true,
            },
        ],
        path: () => `${subject}/describe`,
        body: (filled) => filled,
        done: () => "The description was changed.",
    });
}

/** Gives a model or version a tag. */
export function tag(subject) {
    ask({
        title: "Tag",
        fields: [
            { name: "key", label: "Key" },
            { name: "value", label: "Value", isOptional: true },
        ],
        path: () => `${subject}/tag`,
        body: (filled) => filled,
        done: ({ key }) => `Tagged with ${key}.`,
    });
}

/** Removes a tag of a model or version. */
export function untag(subject, keys) {
    ask({
        title: "Remove a tag",
        fields: [{ name: "key", label: "Key", kind: "choice", options: keys.map((key) => [key, key]) }],
        path: () => `${subject}/untag`,
        body: (filled) => filled,
        done: ({ key }) => `The tag ${key} was removed.`,
    });
}

/** Says that a version should not be used any more. */
export function deprecate(subject) {
    ask({
        title: "Deprecate",
        fields: [
            reason,
            {
                name: "successor",
                label: "Successor",
                hint: "The reference of what to use instead, as churn:8",
                isOptional: true,
            },
        ],
        path: () => `${subject}/deprecate`,
        body: ({ reason, successor }) => (successor ? { reason, successor } : { reason }),
        done: () => "It is deprecated.",
    });
}

/** Takes a deprecation back. */
export function undeprecate(subject) {
    ask({
        title: "Take back the deprecation",
        fields: [reason],
        path: () => `${subject}/undeprecate`,
        body: (filled) => filled,
        done: () => "It is not deprecated any more.",
    });
}
