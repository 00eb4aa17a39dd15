import { html, render } from "../../lib/lit-html/lit-html.js";
import { address } from "../api.js";
import { kinds } from "./events.js";
import { counted } from "./text.js";

/** Says on the page when something happens that it does not show yet; nothing moves under the reader's eyes. */
export function watch(status, isShown) {
    const source = new EventSource(address("/events", { after: "now" }));
    let news = 0;
    const hear = (message) => {
        if (isShown(JSON.parse(message.data))) {
            news += 1;
            render(notice(news), status);
        }
    };
    kinds.forEach((kind) => source.addEventListener(kind, hear));
}

const notice = (news) =>
    html`<p>${counted(news, "change")} since this page was opened.
        <button type="button" @click=${() => location.reload()}>Show</button></p>`;
