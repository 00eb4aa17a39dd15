import { html, render } from "../lib/lit-html/lit-html.js";

const app = document.getElementById("app");
const answer = await fetch("/api/v1/models");
const models = answer.ok ? (await answer.json()).items : [];
render(html`<h1>Models</h1><ul>${models.map(model => html`<li>${model.name}</li>`)}</ul>`, app);
