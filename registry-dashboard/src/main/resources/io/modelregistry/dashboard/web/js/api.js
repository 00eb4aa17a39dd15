/** The registry's JSON, as every other program gets it. */
const root = "/api/v1";

/** What the server answered instead of what was asked for: RFC 9457. */
class Problem extends Error {
    constructor(body) {
        super(body.detail ?? body.title);
        this.status = body.status;
        this.code = body.code;
        this.failures = body.failures ?? [];
    }
}

/** The address of something in the API; parameters that are empty are left out, lists are repeated. */
export function address(path, parameters = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        [value].flat().forEach((one) => one && query.append(name, one));
    }
    return `${root}${path}${query.size > 0 ? `?${query}` : ""}`;
}

/** Reads something. */
export function read(path, parameters) {
    return answer(fetch(address(path, parameters), { headers: { Accept: "application/json" } }));
}

/** Reads something that may not be there. */
export async function find(path, parameters) {
    try {
        return await read(path, parameters);
    } catch (problem) {
        if (problem.status === 404) {
            return undefined;
        }
        throw problem;
    }
}

/** Asks for more than reading. */
export function send(path, body = {}, headers = {}) {
    return answer(
        fetch(address(path), {
            method: "POST",
            headers: { "Content-Type": "application/json", "X-Model-Registry": "1", ...headers },
            body: JSON.stringify(body),
        }),
    );
}

async function answer(request) {
    const response = await request.catch(() => {
        throw new Problem({ status: 0, code: "unreachable", detail: "The server does not answer. Is it running?" });
    });
    const body = response.status === 204 ? {} : await response.json();
    if (!response.ok) {
        throw new Problem(body);
    }
    return body;
}
