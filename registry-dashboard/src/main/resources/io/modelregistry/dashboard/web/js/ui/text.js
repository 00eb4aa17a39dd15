import { html } from "../../lib/lit-html/lit-html.js";

const units = [
    ["year", 365 * 24 * 3600],
    ["month", 30 * 24 * 3600],
    ["day", 24 * 3600],
    ["hour", 3600],
    ["minute", 60],
];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const exact = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium" });
const whole = new Intl.NumberFormat("en");
const significant = new Intl.NumberFormat("en", { maximumSignificantDigits: 5 });

/** How long ago an instant is, with the instant itself for whoever hovers or listens. */
export function ago(instant) {
    return html`<time datetime=${instant} title=${exact.format(new Date(instant))}>${since(instant)}</time>`;
}

/** An instant in full. */
export function at(instant) {
    return html`<time datetime=${instant}>${exact.format(new Date(instant))}</time>`;
}

function since(instant) {
    const seconds = (Date.now() - new Date(instant)) / 1000;
    const unit = units.find(([, length]) => seconds >= length);
    return unit ? relative.format(-Math.floor(seconds / unit[1]), unit[0]) : "just now";
}

/** How many. */
export const count = (number) => whole.format(number);

/** How many of something: `1 version`, `3 versions`. */
export const counted = (number, noun) => `${count(number)} ${noun}${number === 1 ? "" : "s"}`;

/** A measured figure, to five digits; NaN and infinities come as texts. */
export const figure = (value) => (typeof value === "number" ? significant.format(value) : String(value));

/** A change of a figure, with its sign. */
export const change = (value) => `${value > 0 ? "+" : value < 0 ? "−" : "±"}${figure(Math.abs(value))}`;

/** A size in bytes, in powers of 1024. */
export function bytes(size) {
    const power = size > 0 ? Math.min(Math.floor(Math.log2(size) / 10), 4) : 0;
    const value = size / 1024 ** power;
    return `${power === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${["bytes", "KiB", "MiB", "GiB", "TiB"][power]}`;
}

/** The first digits of a digest, which can be selected whole. */
export function digest(text) {
    return html`<code class="digest" title=${text}>${text.replace("sha256:", "").slice(0, 12)}</code>`;
}
