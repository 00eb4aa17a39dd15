/** What may stand where in the search language, for whoever types it. */

const common = ["name", "created", "changed", "actor", "description", "tag.", "text"];

/** The keys of everything that can be searched; a dot at the end asks for a name. */
export const keys = {
    models: common,
    versions: [
        ...common,
        "number",
        "semver",
        "digest",
        "stage",
        "file",
        "metric.",
        "parameter.",
        "property.",
        "environment.",
        "dependency.",
        "dependency",
        "feature.",
        "feature",
        "dataset.",
        "dataset",
        "parent",
        "source",
    ],
    events: ["kind", "model", "number", "stage", "reason", "actor", "at", "detail."],
    predictions: [
        "id",
        "model",
        "number",
        "stage",
        "at",
        "latency",
        "failed",
        "failure",
        "application",
        "host",
        "attribute.",
    ],
};

const moments = ["created", "changed", "at"];
const uncounted = ["text", "semver", "description", "file"];
const numbers = /^(number|latency|metric\..*)$/;
const token = /'(?:[^']|'')*'?|(?:[A-Za-z_][\w.@-]*|`[^`]*`)+|[<>!=~]+|-?\d[\w.]*|[(),]|\S/g;
const operators = ["=", "!=", "<", "<=", ">", ">=", "like", "ilike", "in", "is", "~"];
const joints = ["and", "or"];

/**
 * What is being typed at the end of a text: where it starts, how far it is written, what it is (`key`, `operator`, `value`,
 * `joint`), and the key that a value belongs to.
 */
export function typed(text) {
    const words = [...text.matchAll(token)];
    const last = words.at(-1);
    const isOpen = last && last.index + last[0].length === text.length && !/[()=,~<>!]$/.test(last[0]);
    const before = (isOpen ? words.slice(0, -1) : words).map(([word]) => word);
    const start = isOpen ? last.index : text.length;
    return { start, written: text.slice(start), ...expected(before) };
}

function expected(words) {
    const [before, last] = [undefined, undefined, ...words.map((word) => word.toLowerCase())].slice(-2);
    if (last === "," || (last === "(" && before === "in")) {
        return { kind: "value", key: words[words.findLastIndex((word) => word.toLowerCase() === "in") - 1] };
    }
    if (last === undefined || ["and", "or", "not", "("].includes(last)) {
        return { kind: "key" };
    }
    if (last === "is") {
        return { kind: "null" };
    }
    if (operators.includes(last)) {
        return { kind: "value", key: words.at(-2) };
    }
    return isKey(before, last) ? { kind: "operator" } : { kind: "joint" };
}

/** A word that is no value, since it stands behind no operator. */
const isKey = (before, word) => /^[a-z_]/.test(word) && word !== "null" && !operators.includes(before);

/** What fits there without asking the registry. */
export function choices({ kind, key }, of) {
    switch (kind) {
        case "key":
            return keys[of];
        case "operator":
            return operators;
        case "joint":
            return joints;
        case "null":
            return ["null", "not null"];
        default:
            return moments.includes(key) ? ["now - 1d", "now - 7d", "now - 30d"] : [];
    }
}

/** Whether the registry can say quickly which values a key has. */
export const hasValues = ({ kind, key }, of) =>
    kind === "value" && ["models", "versions"].includes(of) && ![...moments, ...uncounted].includes(key);

/** A value as it is written behind its key. */
export const literal = (key, value) => (numbers.test(key) ? value : quoted(value));

/** A text as the search language quotes it. */
export const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/** Conditions that must all hold; those that are empty are left out. */
export function all(...conditions) {
    const given = conditions.filter(Boolean);
    return given.length > 1 ? given.map((condition) => `(${condition})`).join(" and ") : (given[0] ?? "");
}

/** That a key has a value, if one is wanted. */
export const equals = (key, value) => (value ? `${key} = ${quoted(value)}` : "");
