import { html } from "../../lib/lit-html/lit-html.js";

/** A search by what is in it, and the way back to everything. */
export const searchForm = (path, content) =>
    html`<form class="search panel" role="search" method="get">
        ${content}
        <p><button class="first">Search</button> <a href=${path}>Clear</a></p>
    </form>`;

/** A field for a line of text, with what the address says of it. */
export const line = (label, name, query, placeholder = "") =>
    html`<p>
        <label for=${name}>${label}</label>
        <input
            id=${name}
            name=${name}
            .value=${query.get(name) ?? ""}
            placeholder=${placeholder}
            autocomplete="off"
            spellcheck="false"
        />
    </p>`;

/**
 * A field for one of several values.
 *
 * @param options values, each with what it is called; the chosen one is offered even if it is not among them
 */
export function oneOf(label, name, options, chosen) {
    const all = options.some(([value]) => value === chosen) ? options : [[chosen, chosen], ...options];
    return html`<p>
        <label for=${name}>${label}</label>
        <select id=${name} name=${name}>
            ${all.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
        </select>
    </p>`;
}
