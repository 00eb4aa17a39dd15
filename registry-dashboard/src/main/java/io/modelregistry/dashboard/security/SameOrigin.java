package io.modelregistry.dashboard.security;

import io.modelregistry.dashboard.http.Problem;
import io.modelregistry.dashboard.http.Request;
import java.util.List;

/** Keeps what pages of other origins send away from everything that does more than read. */
public final class SameOrigin {
    /** No form and no simple request can carry it, and no answer allows a page of another origin to. */
    public static final String HEADER = "X-Model-Registry";

    private SameOrigin() {}

    /** Refuses what a page of another origin may have sent. */
    public static void check(Request request) {
        if (request.headers(HEADER).isEmpty()) {
            throw Problem.of(403, "header-missing", "Requests other than GET need the header " + HEADER + ": 1");
        }
        if (!isOwn(request.headers("origin"), request) || !isOwnFetch(request.headers("sec-fetch-site"))) {
            throw Problem.of(403, "other-origin", "Pages of other origins may not change anything here");
        }
    }

    private static boolean isOwn(List<String> origins, Request request) {
        String host = request.header("host").orElse("");
        return origins.stream()
                .allMatch(origin ->
                        origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host));
    }

    private static boolean isOwnFetch(List<String> sites) {
        return sites.stream().allMatch(site -> site.equals("same-origin") || site.equals("none"));
    }
}
