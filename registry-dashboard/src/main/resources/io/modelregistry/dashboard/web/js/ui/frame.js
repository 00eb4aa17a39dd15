import { html, nothing } from "../../lib/lit-html/lit-html.js";
import { send } from "../api.js";

const places = [
    ["/", "Overview"],
    ["/models", "Models"],
    ["/compare", "Compare"],
    ["/environments", "Environments"],
    ["/activity", "Activity"],
    ["/predictions", "Predictions"],
    ["/dependencies", "Dependencies"],
    ["/status", "Health"],
];

/** What surrounds every page: the way to all others, who is signed in, and what is new. */
export function frame(session, content) {
    return html`<a class="skip" href="#main">Skip to the content</a>
        <header class="top">
            <a class="brand" href="/">Model registry</a>
            <nav aria-label="Pages">
                <ul>
                    ${places.map(place)}
                </ul>
            </nav>
            ${session ? who(session) : nothing}
        </header>
        <div id="news" class="news" role="status"></div>
        <main id="main" tabindex="-1">${content}</main>`;
}

function place([path, name]) {
    const isHere = path === "/" ? location.pathname === path : location.pathname.startsWith(path);
    return html`<li><a href=${path} aria-current=${isHere ? "page" : nothing}>${name}</a></li>`;
}

function who({ actor, role, changes, signedIn }) {
    return html`<p class="who">
        <span>${actor}</span>
        <span class="role">${changes === "allowed" ? role : "read-only"}</span>
        ${signedIn ? html`<button type="button" @click=${signOut}>Sign out</button>` : nothing}
    </p>`;
}

async function signOut() {
    await send("/session/end");
    location.assign("/sign-in");
}

/** A page's heading, what it is in a line, and what can be done. */
export function heading(title, line = nothing, actions = nothing) {
    return html`<div class="heading">
        <div>
            <h1>${title}</h1>
            ${line === nothing ? nothing : html`<p>${line}</p>`}
        </div>
        ${actions === nothing ? nothing : html`<div class="actions">${actions}</div>`}
    </div>`;
}
