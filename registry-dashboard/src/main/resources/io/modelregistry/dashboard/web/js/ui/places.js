/** Where things are: the paths of pages, and of the same things in the API. */

const segment = (text) => encodeURIComponent(text.replaceAll("/", "~"));

/** A model's path, below the pages' root or the API's alike. */
export const modelPath = (model) => `/models/${segment(model)}`;

/** A version's path, by number. */
export const versionPath = (model, number) => `${modelPath(model)}/versions/${number}`;

/** The path of a stage in the API. */
export const stagePath = (model, stage) => `${modelPath(model)}/stages/${encodeURIComponent(stage)}`;

/** The path of what a reference names: `churn:7`. */
export function referencePath(reference) {
    const colon = reference.lastIndexOf(":");
    return versionPath(reference.slice(0, colon), reference.slice(colon + 1));
}

/** This page with other query parameters; empty ones are left out, and the place among pages is forgotten. */
export function here(query, changes) {
    const next = new URLSearchParams(query);
    next.delete("page");
    for (const [name, value] of Object.entries(changes)) {
        next.delete(name);
        [value].flat().forEach((one) => one && next.append(name, one));
    }
    return `?${next}`;
}
