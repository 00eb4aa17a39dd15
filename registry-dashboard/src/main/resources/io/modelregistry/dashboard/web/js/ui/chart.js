import { html } from "../../lib/lit-html/lit-html.js";
import uPlot from "../../lib/uplot/dist/uPlot.esm.js";
import { figure } from "./text.js";

const height = 240;

/**
 * Lines over whole numbers, drawn by uPlot, with the figures as a table for whoever does not see them.
 *
 * @param label what is shown
 * @param across what the numbers are: `version`, `step`
 * @param xs the numbers, rising
 * @param lines each with a name and a value for each number, null where there is none
 */
export function chart(label, across, xs, lines) {
    return html`<figure class="chart">
        <figcaption>${label}</figcaption>
        <registry-chart aria-hidden="true" .figures=${{ across, xs, lines }}></registry-chart>
        <details>
            <summary>Figures</summary>
            <div class="scroll" role="region" aria-label=${`${label}: figures`} tabindex="0">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">${across}</th>
                            ${lines.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}
                        </tr>
                    </thead>
                    <tbody>
                        ${xs.map(
                            (x, row) =>
                                html`<tr>
                                    <th scope="row">${x}</th>
                                    ${lines.map((line) => value(line.values[row]))}
                                </tr>`,
                        )}
                    </tbody>
                </table>
            </div>
        </details>
    </figure>`;
}

const value = (number) => html`<td class="number">${number === null ? "–" : figure(number)}</td>`;

/** As wide as its place, in the colours of the page. */
class Chart extends HTMLElement {
    #figures;
    #plot;
    #resize = new ResizeObserver(() => this.#plot.setSize({ width: this.clientWidth, height }));

    set figures(figures) {
        this.#figures = figures;
    }

    connectedCallback() {
        this.#draw(this.#figures);
        this.#resize.observe(this);
    }

    disconnectedCallback() {
        this.#resize.disconnect();
        this.#plot.destroy();
    }

    #draw({ across, xs, lines }) {
        const colour = (name) => getComputedStyle(this).getPropertyValue(name).trim();
        const axis = {
            stroke: colour("--muted"),
            grid: { stroke: colour("--line") },
            ticks: { stroke: colour("--line") },
        };
        const numbers = (_, all) => all.map((each) => (Number.isInteger(each) ? String(each) : ""));
        this.#plot = new uPlot(
            {
                width: this.clientWidth,
                height,
                scales: { x: { time: false } },
                axes: [
                    { ...axis, values: numbers },
                    { ...axis, size: 70, values: (_, all) => all.map(figure) },
                ],
                series: [
                    { label: across },
                    ...lines.map(({ name }, place) => line(name, colour(`--series-${(place % 6) + 1}`))),
                ],
            },
            [xs, ...lines.map(({ values }) => values)],
            this,
        );
    }
}

const line = (label, stroke) => ({
    label,
    stroke,
    width: 2,
    spanGaps: true,
    points: { show: true, size: 7, fill: stroke },
    value: (_, figured) => (figured === null ? "–" : figure(figured)),
});

customElements.define("registry-chart", Chart);
