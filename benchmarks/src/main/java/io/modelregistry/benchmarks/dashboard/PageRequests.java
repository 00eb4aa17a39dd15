package io.modelregistry.benchmarks.dashboard;

import io.modelregistry.benchmarks.filled.DetailedModel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page, and what it asks the server for to show its data.
 *
 * @param page the page, and in which state
 * @param requests paths with their queries
 */
record PageRequests(String page, List<String> requests) {

    private static final String MODEL = "/models/" + DetailedModel.NAME.replace('/', '~');
    private static final String VERSION = MODEL + "/versions/9";
    private static final String LIBRARY = "pkg:maven/org.example/library";
    private static final String MOVED = "kind = 'stage-moved' and at > now - 14d";

    /** Every page; beside what is named, each asks who is signed in. */
    static List<PageRequests> all() {
        return List.of(
                page("Overview", "/overview?size=25", "/history?size=8" + where(MOVED), "/history?size=12"),
                page("Models", models("/models?size=50")),
                page("Models, by name", models("/models?size=50&order=name+asc")),
                page("Models, a word", models("/models?size=50" + where("text ~ 'model*'"))),
                page("Models, a team", models("/models?size=50" + where("tag.team = 'team-7'"))),
                page("Models, a stage", models("/versions?size=50" + where("stage = 'production'"))),
                page(
                        "Model",
                        MODEL,
                        MODEL + "/versions?size=100",
                        MODEL + "/stages",
                        MODEL + "/comments",
                        MODEL + "/history?size=20",
                        "/environments?size=50" + where("name = '" + DetailedModel.NAME + "'")),
                page(
                        "Version",
                        VERSION,
                        VERSION + "/comments",
                        VERSION + "/series",
                        VERSION + "/lineage?direction=ancestors&generations=5",
                        VERSION + "/lineage?direction=descendants&generations=5",
                        VERSION + "/reproduction",
                        VERSION + "/checks",
                        "/consumers",
                        "/history?size=20" + where("model = '" + DetailedModel.NAME + "' and kind = 'stage-moved'")),
                page("Compare, two versions", compare(2)),
                page("Compare, six versions", compare(6)),
                page("Environments", "/environments?size=50"),
                page("Activity", "/history?size=50"),
                page("Activity, one model", "/history?size=50" + where("model = '" + DetailedModel.NAME + "'")),
                page(
                        "Activity, one kind and actor",
                        "/history?size=50" + where("actor = 'ann' and kind = 'stage-moved'")),
                page("Predictions", "/predictions?size=25"),
                page("Prediction", "/trace?prediction=" + DetailedModel.PREDICTION, "/predictions?size=25"),
                page("Dependencies"),
                page("Dependencies, counted", "/facets?of=versions&key=dependency&most=200"),
                page(
                        "Dependencies, a library",
                        "/impact?size=50&library=" + encoded(LIBRARY) + "&range=" + encoded("<1.5.0")),
                page("Health", "/status", "/sizes", "/consumers"));
    }

    private static PageRequests page(String page, String... requests) {
        return new PageRequests(
                page,
                Stream.concat(Stream.of(requests), Stream.of("/session"))
                        .map(request -> "/api/v1" + request)
                        .toList());
    }

    private static String[] models(String found) {
        return new String[] {
            found,
            "/facets?of=models&key=tag.team&most=30",
            "/facets?of=versions&key=stage&most=30",
            "/facets?of=versions&key=property.model.framework&most=30"
        };
    }

    private static String compare(int versions) {
        StringBuilder request = new StringBuilder("/compare?");
        for (int number = 1; number <= versions; number++) {
            request.append(number == 1 ? "" : "&")
                    .append("reference=")
                    .append(encoded(DetailedModel.NAME + ":" + number));
        }
        return request.toString();
    }

    private static String where(String filter) {
        return "&where=" + encoded(filter);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
