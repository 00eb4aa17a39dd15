import { html, svg } from "../../lib/lit-html/lit-html.js";
import { referencePath } from "./places.js";

const box = { width: 200, height: 44, gapX: 60, gapY: 16 };
const letters = 25;

/**
 * A lineage, drawn: ancestors to the left of the version, descendants to the right.
 *
 * @param ancestors the graph towards what the version was derived from
 * @param descendants the graph towards what was derived from it
 */
export function lineageGraph(ancestors, descendants) {
    const nodes = [
        ...ancestors.nodes.map((node) => ({ ...node, column: -node.generation })),
        ...descendants.nodes
            .filter((node) => node.generation > 0)
            .map((node) => ({ ...node, column: node.generation })),
    ];
    const places = placed(nodes);
    const edges = [...ancestors.edges, ...descendants.edges];
    const right = Math.max(...[...places.values()].map(({ x }) => x)) + box.width;
    const bottom = Math.max(...[...places.values()].map(({ y }) => y)) + box.height;
    return html`<div class="scroll" role="region" aria-label="Lineage graph" tabindex="0">
        <svg
            class="graph"
            width=${right + 2}
            height=${bottom + 2}
            viewBox="-1 -1 ${right + 2} ${bottom + 2}"
            role="group"
            aria-label="Lineage: what each version was derived from"
        >
            ${edges.map(({ parent, child }) => edge(places.get(parent), places.get(child)))}
            ${nodes.map((node) => drawn(node, places.get(node.reference), node.reference === ancestors.root))}
        </svg>
    </div>`;
}

/** Each generation is a column, in the order in which it was found. */
function placed(nodes) {
    const first = Math.min(...nodes.map(({ column }) => column));
    const filled = new Map();
    return new Map(
        nodes.map((node) => {
            const row = filled.get(node.column) ?? 0;
            filled.set(node.column, row + 1);
            return [
                node.reference,
                { x: (node.column - first) * (box.width + box.gapX), y: row * (box.height + box.gapY) },
            ];
        }),
    );
}

function edge(parent, child) {
    if (!parent || !child) {
        return "";
    }
    const from = { x: parent.x + box.width, y: parent.y + box.height / 2 };
    const to = { x: child.x, y: child.y + box.height / 2 };
    const middle = (from.x + to.x) / 2;
    return svg`<path class="edge" d="M${from.x} ${from.y} C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}"></path>`;
}

function drawn(node, { x, y }, isRoot) {
    const line = node.deleted
        ? "deleted"
        : node.here
          ? [node.semanticVersion, ...node.stages].filter(Boolean).join(", ")
          : "in another registry";
    const content = svg`<g class=${isRoot ? "node root" : "node"}>
        <title>${node.reference}</title>
        <rect x=${x} y=${y} width=${box.width} height=${box.height} rx="6"></rect>
        <text x=${x + 12} y=${y + 19}>${shortened(node.reference)}</text>
        <text class="line" x=${x + 12} y=${y + 35}>${line}</text>
    </g>`;
    return node.here && !node.deleted ? svg`<a href=${referencePath(node.reference)}>${content}</a>` : content;
}

const shortened = (text) => (text.length > letters ? `…${text.slice(1 - letters)}` : text);
