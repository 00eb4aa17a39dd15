import { html, render } from "../lib/lit-html/lit-html.js";
import { read } from "./api.js";
import { activity } from "./pages/activity.js";
import { compare } from "./pages/compare.js";
import { dependencies } from "./pages/dependencies.js";
import { environments } from "./pages/environments.js";
import { health } from "./pages/health.js";
import { model } from "./pages/model.js";
import { models } from "./pages/models.js";
import { overview } from "./pages/overview.js";
import { predictions } from "./pages/predictions.js";
import { signIn } from "./pages/sign-in.js";
import { version } from "./pages/version.js";
import { frame, heading } from "./ui/frame.js";
import { watch } from "./ui/live.js";
import { showNotice } from "./ui/notice.js";

/*
 * A page is an object: its path; its title; load, which asks for everything at once; view, which shows it; and isNews, which
 * says whether an event concerns it.
 */
const pages = [
    overview,
    models,
    model,
    version,
    compare,
    environments,
    activity,
    predictions,
    dependencies,
    health,
    signIn,
];

async function start() {
    const [page, path] = matched(location.pathname);
    const place = { path, query: new URLSearchParams(location.search) };
    document.title = `${page.title(place)} · Model registry`;
    try {
        const [session, data] = await Promise.all([page.isOpen ? undefined : read("/session"), page.load(place)]);
        show(page, { ...place, session }, data);
    } catch (problem) {
        failed(problem);
    }
    document.documentElement.dataset.ready = "true";
}

function matched(pathname) {
    const segments = pathname.split("/").map(decodeURIComponent);
    for (const page of pages) {
        const path = fit(page.path.split("/"), segments);
        if (path) {
            return [page, path];
        }
    }
    return [overview, {}];
}

function fit(template, segments) {
    const path = {};
    const fits = (part, index) => {
        if (!part.startsWith("{")) {
            return part === segments[index];
        }
        path[part.slice(1, -1)] = segments[index].replaceAll("~", "/");
        return true;
    };
    return template.length === segments.length && template.every(fits) ? path : undefined;
}

function show(page, place, data) {
    draw(place.session, page.view(data, place));
    showNotice(document.getElementById("news"));
    if (page.isNews) {
        watch(document.getElementById("news"), (event) => page.isNews(event, place));
    }
}

function failed(problem) {
    if (problem.status === 401) {
        location.replace(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
        return;
    }
    const title = problem.status === 404 ? "Not found" : "That did not work";
    draw(
        undefined,
        html`${heading(title)}
            <p class="problem" role="alert">${problem.message}</p>
            <p><a href="/models">All models</a></p>`,
    );
}

function draw(session, content) {
    render(frame(session, content), document.getElementById("app"));
}

/** Addresses of searches say what was asked for, and nothing of what was left empty. */
function leaveOutEmpty({ target, formData }) {
    if (target.method === "get") {
        [...formData].filter(([, value]) => value === "").forEach(([name]) => formData.delete(name));
    }
}

document.addEventListener("formdata", leaveOutEmpty);
await start();
