import { html, nothing, svg } from "../../lib/lit-html/lit-html.js";
import { table } from "./parts.js";
import { at } from "./text.js";

const width = 1000;
const lane = 34;
const label = 110;

/**
 * Which version was in each stage when, from the first move to now.
 *
 * @param stages each with its name and its moves, the oldest first
 */
export function timeline(model, stages) {
    if (stages.length === 0) {
        return nothing;
    }
    const moves = stages.flatMap(({ history }) => history);
    const start = Math.min(...moves.map((move) => Date.parse(move.at)));
    const span = Math.max(Date.now() - start, 1);
    const x = (instant) => label + ((Date.parse(instant) - start) / span) * (width - label);
    return html`<div class="scroll" role="region" aria-label="Stage timeline" tabindex="0">
            <svg
                class="timeline"
                viewBox="0 0 ${width} ${stages.length * lane}"
                role="img"
                aria-label=${`Which version of ${model} was in which stage; the moves are listed below`}
            >
                ${stages.map((stage, row) => drawn(stage, row * lane, x))}
            </svg>
        </div>
        <details>
            <summary>Every move</summary>
            ${table(
                `Moves of ${model}`,
                columns,
                moves.sort((one, other) => Date.parse(other.at) - Date.parse(one.at)),
            )}
        </details>`;
}

function drawn({ stage, history }, y, x) {
    return svg`<text class="lane" x="0" y=${y + 21}>${stage}</text>
        ${history.map((move, index) => (move.to ? span(move, x(move.at), history[index + 1] ? x(history[index + 1].at) : width, y) : nothing))}`;
}

function span(move, from, to, y) {
    const length = Math.max(to - from, 3);
    return svg`<g>
        <title>version ${move.to} since ${move.at}, by ${move.actor}: ${move.reason}</title>
        <rect class=${`series-${(move.to % 6) + 1}`} x=${from} y=${y + 5} width=${length} height="24" rx="3"></rect>
        ${length > 24 ? svg`<text class="number" x=${from + 7} y=${y + 21}>${move.to}</text>` : nothing}
    </g>`;
}

const columns = [
    { title: "When", cell: (move) => at(move.at) },
    { title: "Stage", cell: (move) => move.stage },
    { title: "Before", number: true, cell: (move) => move.from ?? "empty" },
    { title: "After", number: true, cell: (move) => move.to ?? "empty" },
    { title: "By", cell: (move) => move.actor },
    {
        title: "Reason",
        cell: (move) => (move.undoes === undefined ? move.reason : `${move.reason} (taking back a move)`),
    },
];
