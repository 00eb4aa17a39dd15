import { html, render } from "../../lib/lit-html/lit-html.js";
import { send } from "../api.js";
import { heading } from "../ui/frame.js";

/** Asks for a token and changes it for a session. */
export const signIn = {
    path: "/sign-in",
    isOpen: true,
    title: () => "Sign in",
    load: async () => undefined,
    view: (_, place) =>
        html`${heading("Sign in", "With the token that whoever looks after this registry gave you.")}
            <form class="panel" @submit=${(event) => submit(event, place)}>
                <label for="token">Token</label>
                <input id="token" name="token" type="password" required autocomplete="current-password" autofocus />
                <p id="refused" class="problem" role="alert"></p>
                <button class="first">Sign in</button>
            </form>`,
};

async function submit(event, place) {
    event.preventDefault();
    const token = event.target.elements.token.value.trim();
    try {
        await send("/session", {}, { Authorization: `Bearer ${token}` });
        location.assign(destination(place.query.get("to")));
    } catch (problem) {
        render(html`${problem.message}`, document.getElementById("refused"));
    }
}

/** Only places of this server: what another page put into the address must not lead away. */
function destination(to) {
    const target = new URL(to ?? "/", location.origin);
    return target.origin === location.origin ? target.href : "/";
}
