package io.modelregistry.dashboard.http;

import java.util.Map;

/** What every answer carries unless it says otherwise: a browser may do nothing with it. */
public final class StrictHeaders {
    private static final Map<String, String> DEFAULTS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cache-Control", "no-store");

    private StrictHeaders() {}

    /** The answer with the headers that it does not set itself. */
    public static Response on(Response response) {
        Response strict = response;
        for (Map.Entry<String, String> header : DEFAULTS.entrySet()) {
            if (!response.headers().containsKey(header.getKey())) {
                strict = strict.header(header.getKey(), header.getValue());
            }
        }
        return strict;
    }
}
