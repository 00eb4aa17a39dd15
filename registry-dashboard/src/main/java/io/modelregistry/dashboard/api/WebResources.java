package io.modelregistry.dashboard.api;

import io.modelregistry.dashboard.web.Asset;
import io.modelregistry.dashboard.web.Assets;
import java.util.List;
import java.util.stream.Stream;

/** Pages for people, and what they load. They tell nothing of the registry: what they show, they ask the API for. */
final class WebResources {
    private static final List<String> PAGES = List.of(
            "/",
            "/models",
            "/models/{model}",
            "/models/{model}/versions/{version}",
            "/compare",
            "/environments",
            "/activity",
            "/predictions",
            "/dependencies",
            "/status",
            "/sign-in");

    private WebResources() {}

    static List<Route> routes(Assets assets) {
        Stream<Route> pages = PAGES.stream()
                .map(path -> Route.get(path, "A page for people")
                        .open()
                        .answers(Answer.Form.HTML, String.class)
                        .by(exchange -> assets.page(exchange.request())));
        Stream<Route> files = assets.all().stream().map(asset -> route(assets.prefix(), asset));
        return Stream.concat(pages, files).toList();
    }

    private static Route route(String prefix, Asset asset) {
        return Route.get(prefix + "/" + asset.name(), "What pages load")
                .open()
                .answers(Answer.Form.ASSET, byte[].class)
                .by(exchange -> asset.answer(exchange.request()));
    }
}
