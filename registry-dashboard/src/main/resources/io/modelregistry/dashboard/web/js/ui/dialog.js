import { html, nothing, render } from "../../lib/lit-html/lit-html.js";
import { send } from "../api.js";
import { keepNotice } from "./notice.js";

/**
 * Asks for what a change needs, makes it, and loads the page anew.
 *
 * @param change its title; its fields; its path and body, made of what was filled in; done, which says what happened; and,
 *     where wanted, preview, which shows into an element what would
 */
export function ask(change) {
    const dialog = document.createElement("dialog");
    document.body.append(dialog);
    dialog.addEventListener("close", () => dialog.remove());
    render(form(dialog, change), dialog);
    dialog.showModal();
    preview(dialog, change);
}

function form(dialog, change) {
    return html`<form
        method="dialog"
        aria-labelledby="dialog-title"
        @submit=${(event) => submit(event, dialog, change)}
        @change=${() => preview(dialog, change)}
    >
        <h2 id="dialog-title">${change.title}</h2>
        ${change.fields.map(field)}
        <div class="preview" aria-live="polite"></div>
        <div class="problem" role="alert"></div>
        <footer>
            <button type="button" @click=${() => dialog.close()}>Cancel</button>
            <button class="first">${change.title}</button>
        </footer>
    </form>`;
}

function field(asked) {
    const id = `field-${asked.name}`;
    return html`<label for=${id}>${asked.label}</label>
        ${asked.hint ? html`<p class="hint" id=${`${id}-hint`}>${asked.hint}</p>` : nothing} ${control(id, asked)}`;
}

function control(id, { name, hint, kind = "line", value = "", options = [], isOptional }) {
    const described = hint ? `${id}-hint` : nothing;
    if (kind === "choice") {
        return html`<select id=${id} name=${name} aria-describedby=${described}>
            ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
        </select>`;
    }
    if (kind === "text") {
        return html`<textarea
            id=${id}
            name=${name}
            rows="6"
            aria-describedby=${described}
            ?required=${!isOptional}
            .value=${value}
        ></textarea>`;
    }
    return html`<input
            id=${id}
            name=${name}
            aria-describedby=${described}
            ?required=${!isOptional}
            .value=${value}
            list=${options.length > 0 ? `${id}-options` : nothing}
            autocomplete="off"
        />
        ${options.length > 0 ? html`<datalist id=${`${id}-options`}>${options.map((key) => html`<option value=${key}></option>`)}</datalist>` : nothing}`;
}

async function submit(event, dialog, change) {
    event.preventDefault();
    const filled = values(dialog);
    try {
        await send(change.path(filled), change.body(filled));
    } catch (problem) {
        render(refusal(problem), dialog.querySelector(".problem"));
        return;
    }
    keepNotice(change.done(filled));
    location.reload();
}

const refusal = (problem) =>
    html`<p>${problem.message}</p>
        ${
            problem.failures.length > 0
                ? html`<ul>
                      ${problem.failures.map((failure) => html`<li>${failureText(failure)}</li>`)}
                  </ul>`
                : nothing
        }`;

const failureText = (failure) =>
    typeof failure === "string" ? failure : `${failure.rule.rule}: ${failure.explanation}`;

function preview(dialog, change) {
    change.preview?.(values(dialog), dialog.querySelector(".preview"));
}

const values = (dialog) => Object.fromEntries(new FormData(dialog.querySelector("form")));
