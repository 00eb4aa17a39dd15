import { html, render } from "../../lib/lit-html/lit-html.js";
import { address } from "../api.js";
import { kinds } from "./events.js";
import { counted } from "./text.js";

/**
 * Says on the page when something happens that it does not show yet; nothing moves under the reader's eyes. A page that nobody
 * sees does not listen, since a browser has few connections to a server; it hears later what it missed.
 */
export function watch(status, isNews) {
    let heard = "now";
    let news = 0;
    const hear = (message) => {
        heard = message.lastEventId;
        if (message.type !== "position" && isNews(JSON.parse(message.data))) {
            news += 1;
            render(notice(news), status);
        }
    };
    let source = listen(heard, hear);
    document.addEventListener("visibilitychange", () => {
        source.close();
        if (!document.hidden) {
            source = listen(heard, hear);
        }
    });
}

function listen(after, hear) {
    const source = new EventSource(address("/events", { after }));
    ["position", ...kinds].forEach((kind) => source.addEventListener(kind, hear));
    return source;
}

const notice = (news) =>
    html`<p>
        ${counted(news, "change")} since this page was opened.
        <button type="button" @click=${() => location.reload()}>Show</button>
    </p>`;
