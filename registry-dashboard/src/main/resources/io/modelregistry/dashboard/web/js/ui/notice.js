import { html, render } from "../../lib/lit-html/lit-html.js";

const key = "notice";

/** Keeps what was done for the page that is loaded next. */
export const keepNotice = (text) => sessionStorage.setItem(key, text);

/** Shows what was done before this page was loaded, once. */
export function showNotice(status) {
    const text = sessionStorage.getItem(key);
    if (text) {
        sessionStorage.removeItem(key);
        render(html`<p class="done">${text}</p>`, status);
    }
}
