import { html, nothing, render } from "../../lib/lit-html/lit-html.js";
import { read } from "../api.js";
import { choices, hasValues, literal, typed } from "./language.js";

const most = 8;
const pause = 150;

const examples = {
    models: "tag.team = 'vision' and created > now - 30d",
    versions: "metric.accuracy > 0.9 and stage = 'production'",
    events: "kind = 'stage-moved' and at > now - 7d",
    predictions: "model = 'churn' and failed = 'true'",
};

/** A box for the search language, which completes what is typed. */
export function searchBox(of, value, label = "Search") {
    return html`<registry-search .asked=${{ of, value, label }}></registry-search>`;
}

/** A combobox as ARIA describes it: arrows choose, Enter takes, Escape closes. */
class Search extends HTMLElement {
    #asked;
    #offered = [];
    #chosen = -1;
    #values = new Map();
    #timer;

    set asked(asked) {
        this.#asked = asked;
        this.#draw();
        this.#input.value = asked.value;
    }

    get #input() {
        return this.querySelector("input");
    }

    #draw() {
        const isOpen = this.#offered.length > 0;
        render(
            html`<label for="where">${this.#asked.label}</label>
                <input
                    id="where"
                    name="where"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=${examples[this.#asked.of]}
                    aria-autocomplete="list"
                    aria-controls="offered"
                    aria-expanded=${String(isOpen)}
                    aria-activedescendant=${this.#chosen >= 0 ? `offered-${this.#chosen}` : nothing}
                    @input=${() => this.#offerSoon()}
                    @focus=${() => this.#offerSoon()}
                    @blur=${() => this.#close()}
                    @keydown=${(event) => this.#press(event)}
                />
                <ul id="offered" role="listbox" aria-label="Completions" ?hidden=${!isOpen}>
                    ${this.#offered.map((text, place) => this.#option(text, place))}
                </ul>`,
            this,
        );
    }

    #option(text, place) {
        return html`<li
            id=${`offered-${place}`}
            role="option"
            aria-selected=${String(place === this.#chosen)}
            @mousedown=${(event) => {
                event.preventDefault();
                this.#take(text);
            }}
        >
            ${text}
        </li>`;
    }

    #offerSoon() {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#offer(), pause);
    }

    async #offer() {
        const at = typed(this.#input.value.slice(0, this.#input.selectionStart));
        const written = at.written.toLowerCase();
        const fitting = [...choices(at, this.#asked.of), ...(await this.#known(at))];
        this.#offered = fitting
            .filter((text) => text.toLowerCase().startsWith(written) && text !== at.written)
            .slice(0, most);
        this.#chosen = -1;
        this.#draw();
    }

    async #known(at) {
        if (!hasValues(at, this.#asked.of)) {
            return [];
        }
        if (!this.#values.has(at.key)) {
            this.#values.set(at.key, this.#ask(at.key));
        }
        return this.#values.get(at.key);
    }

    /** Keys that cannot be counted have no completions. */
    #ask(key) {
        return read("/facets", { of: this.#asked.of, key, most: "50" })
            .then(({ items }) => items.map(({ value }) => literal(key, value)))
            .catch(() => []);
    }

    #press(event) {
        const steps = { ArrowDown: 1, ArrowUp: -1 };
        if (event.key in steps && this.#offered.length > 0) {
            event.preventDefault();
            this.#choose(steps[event.key]);
        } else if (event.key === "Enter" && this.#chosen >= 0) {
            event.preventDefault();
            this.#take(this.#offered[this.#chosen]);
        } else if (event.key === "Escape") {
            this.#close();
        }
    }

    #choose(step) {
        this.#chosen = (this.#chosen + step + this.#offered.length) % this.#offered.length;
        this.#draw();
    }

    #take(text) {
        const caret = this.#input.selectionStart;
        const before = this.#input.value.slice(0, caret);
        const start = before.slice(0, typed(before).start) + text + (text.endsWith(".") ? "" : " ");
        this.#input.value = start + this.#input.value.slice(caret).trimStart();
        this.#input.setSelectionRange(start.length, start.length);
        this.#offerSoon();
    }

    #close() {
        clearTimeout(this.#timer);
        this.#offered = [];
        this.#chosen = -1;
        this.#draw();
    }
}

customElements.define("registry-search", Search);
