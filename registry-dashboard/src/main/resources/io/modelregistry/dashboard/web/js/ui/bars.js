import { svg, html } from "../../lib/lit-html/lit-html.js";

const width = 120;

/** A figure as the length of a bar, from nothing to the largest of those it stands beside. */
export function bar(value, largest, place) {
    const length = largest > 0 ? Math.max(0, value / largest) * width : 0;
    return html`<svg class="bar" viewBox="0 0 ${width} 8" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<rect class="track" width=${width} height="8" rx="2"></rect>
        <rect class=${`series-${(place % 6) + 1}`} width=${length} height="8" rx="2"></rect>`}
    </svg>`;
}
