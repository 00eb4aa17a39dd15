import { html } from "../../lib/lit-html/lit-html.js";
import { unsafeHTML } from "../../lib/lit-html/directives/unsafe-html.js";
import { empty } from "./parts.js";
import { ago } from "./text.js";

/** What was said, the oldest first. The server made its Markdown safe. */
export function comments(all) {
    if (all.length === 0) {
        return empty("Nobody said anything yet.", "A comment keeps what people learned.");
    }
    return html`<ol class="comments">
        ${all.map(
            ({ actor, at, html: shown }) =>
                html`<li>
                    <p><strong>${actor}</strong> ${ago(at)}</p>
                    <div class="prose">${unsafeHTML(shown)}</div>
                </li>`,
        )}
    </ol>`;
}
