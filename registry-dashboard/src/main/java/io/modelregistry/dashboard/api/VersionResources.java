package io.modelregistry.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelregistry.MetricSeries;
import io.modelregistry.ModelVersion;
import io.modelregistry.StageHandle;
import io.modelregistry.dashboard.http.Response;
import io.modelregistry.lineage.LineageGraph;
import io.modelregistry.lineage.LineageHandle;
import io.modelregistry.rule.StageCheck;
import java.util.List;

/** One version. */
final class VersionResources {
    private static final String VERSION = Api.ROOT + "/models/{model}/versions/{version}";
    private static final int LEAST_COMPARED = 2;
    private static final int MOST_COMPARED = 6;

    private VersionResources() {}

    static List<Route> routes() {
        return List.of(
                Route.get(VERSION, "Everything that is kept of a version")
                        .answers(Views.VersionView.class)
                        .by(exchange -> Exchange.json(Views.VersionView.of(version(exchange)))),
                Route.get(VERSION + "/file", "The bytes of a file, whole or one range")
                        .needs("name", "its relative name: weights/layer-1.bin")
                        .answers(Answer.Form.FILE, byte[].class)
                        .by(exchange -> Download.of(exchange, version(exchange).files())),
                Route.get(VERSION + "/attachment", "The bytes of an attached file, whole or one range")
                        .needs("name", "its name")
                        .answers(Answer.Form.FILE, byte[].class)
                        .by(exchange -> Download.of(
                                exchange,
                                exchange.registry()
                                        .version(exchange.reference())
                                        .attachments())),
                Route.get(VERSION + "/comments", "What was said about a version, the oldest first")
                        .answers(Answer.Form.PAGE, Views.CommentView.class)
                        .by(exchange -> ModelResources.comments(exchange.registry()
                                .version(exchange.reference())
                                .comments())),
                Route.get(VERSION + "/series", "Its metrics by step")
                        .answers(Answer.Form.PAGE, MetricSeries.class)
                        .by(exchange -> Pages.all(exchange.registry()
                                .version(exchange.reference())
                                .series())),
                Route.get(VERSION + "/lineage", "The graph of what a version was derived from, or was derived from it")
                        .takes("direction", "ancestors, which it is otherwise, or descendants")
                        .takes("generations", "how many at most")
                        .answers(JsonNode.class)
                        .by(VersionResources::lineage),
                Route.get(VERSION + "/reproduction", "How to make a version again, for a person to follow")
                        .answers(Views.Instructions.class)
                        .by(exchange -> Exchange.json(
                                Views.Instructions.of(exchange.registry().reproduce(exchange.reference())))),
                Route.get(VERSION + "/check", "What the rules of a stage would say, and what people decided")
                        .needs("stage", "the stage's name")
                        .answers(Views.CheckView.class)
                        .by(VersionResources::check),
                Route.get(VERSION + "/checks", "The same of every stage that was ever used or has rules")
                        .answers(Answer.Form.PAGE, Views.CheckView.class)
                        .by(VersionResources::checks),
                Route.get(Api.ROOT + "/compare", "Versions side by side, each seen from the first")
                        .repeats("reference", "a reference of a version; from 2 to 6 of them")
                        .answers(JsonNode.class)
                        .by(VersionResources::compare));
    }

    private static ModelVersion version(Exchange exchange) {
        return exchange.registry().require(exchange.reference());
    }

    private static Response lineage(Exchange exchange) {
        LineageHandle all = exchange.registry().lineage(exchange.reference());
        LineageHandle handle =
                exchange.find("generations").isPresent() ? all.generations(exchange.number("generations", 1)) : all;
        LineageGraph graph = switch (exchange.find("direction").orElse("ancestors")) {
            case "ancestors" -> handle.ancestors();
            case "descendants" -> handle.descendants();
            default -> throw Exchange.invalid("direction", "must be ancestors or descendants");
        };
        return Exchange.json(Json.parse(graph.toJson()));
    }

    private static Response check(Exchange exchange) {
        ModelVersion version = version(exchange);
        return exchange.act(
                registry -> check(registry.model(exchange.modelName()).stage(exchange.require("stage")), version));
    }

    private static Response checks(Exchange exchange) {
        ModelVersion version = version(exchange);
        return exchange.act(registry -> Pages.part(registry.model(exchange.modelName()).stages().stream()
                .map(stage -> check(stage, version))
                .toList()));
    }

    private static Views.CheckView check(StageHandle stage, ModelVersion version) {
        StageCheck check = stage.check(version);
        return new Views.CheckView(check.isPassed(), check, stage.promotion(version));
    }

    private static Response compare(Exchange exchange) {
        List<String> references = exchange.all("reference");
        if (references.size() < LEAST_COMPARED || references.size() > MOST_COMPARED) {
            throw Exchange.invalid("reference", "must be given from 2 to 6 times");
        }
        List<ModelVersion> versions =
                references.stream().map(exchange.registry()::require).toList();
        ModelVersion[] others = versions.subList(1, versions.size()).toArray(ModelVersion[]::new);
        return Exchange.json(
                Json.parse(exchange.registry().compare(versions.get(0), others).toJson()));
    }
}
