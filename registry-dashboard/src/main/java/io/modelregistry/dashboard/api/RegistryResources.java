package io.modelregistry.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelregistry.AuditReport;
import io.modelregistry.Digest;
import io.modelregistry.Model;
import io.modelregistry.ModelName;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageChange;
import io.modelregistry.StoreStatus;
import io.modelregistry.dashboard.http.Problem;
import io.modelregistry.dashboard.http.Response;
import io.modelregistry.dashboard.security.Permission;
import io.modelregistry.lineage.Impact;
import io.modelregistry.query.FacetCount;
import io.modelregistry.query.ModelQuery;
import io.modelregistry.query.VersionQuery;
import io.modelregistry.serving.Consumer;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.Predictions;
import io.modelregistry.serving.RecordedPrediction;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What spans models: what runs where, what is affected, what answered, and how the registry is. */
final class RegistryResources {
    private static final int FACETS = 50;
    private static final List<String> CAUSES = List.of("dataset", "data", "feature", "commit", "library");

    private RegistryResources() {}

    static List<Route> routes() {
        return List.of(
                Route.get(Api.ROOT + "/facets", "How many models or versions have each value of a key")
                        .needs("of", "models or versions")
                        .needs("key", "the key: tag.team, stage")
                        .takes("where", ModelResources.FILTER)
                        .takes("most", "how many values at most; otherwise 50")
                        .answers(Answer.Form.PAGE, FacetCount.class)
                        .by(RegistryResources::facets),
                Route.get(Api.ROOT + "/environments", "What is in the stages of models, and who runs their versions")
                        .takes("where", ModelResources.FILTER + " of models")
                        .pages(Views.Environment.class)
                        .by(RegistryResources::environments),
                Route.get(Api.ROOT + "/consumers", "Who runs which version, as told within 5 minutes")
                        .answers(Answer.Form.PAGE, Consumer.class)
                        .by(exchange -> Pages.all(exchange.registry().consumers())),
                Route.get(Api.ROOT + "/impact", "Versions that were made of something; one of the five is needed")
                        .takes("dataset", "the name of a data set")
                        .takes("data", "the digest of data: sha256:…")
                        .takes("feature", "the name of a feature")
                        .takes("commit", "a commit of source code")
                        .takes("library", "the coordinate of a library: pkg:maven/group/name")
                        .takes("range", "versions of the library")
                        .takes("where", ModelResources.FILTER)
                        .takes("order", "a key and asc or desc")
                        .pages(Views.VersionSummary.class)
                        .by(exchange -> ModelResources.versions(exchange, impact(exchange))),
                Route.get(Api.ROOT + "/predictions", "Recorded predictions, the newest first")
                        .takes("where", ModelResources.FILTER)
                        .takes("of", "a model, churn, or one version of it, churn:7")
                        .pages(RecordedPrediction.class)
                        .by(RegistryResources::predictions),
                Route.get(Api.ROOT + "/trace", "Everything that made a prediction; one of the two is needed")
                        .takes("prediction", "the id of a recorded prediction")
                        .takes("stamp", "the text of a stamp")
                        .answers(JsonNode.class)
                        .by(RegistryResources::trace),
                Route.get(Api.ROOT + "/status", "Where the stores are, and what they promise")
                        .answers(StoreStatus.class)
                        .by(exchange ->
                                Exchange.json(exchange.registry().maintenance().status())),
                Route.get(Api.ROOT + "/sizes", "How much there is")
                        .answers(Views.Sizes.class)
                        .by(RegistryResources::sizes),
                Route.post(
                                Api.ROOT + "/audit",
                                Permission.VERIFY,
                                "Reads the whole history and verifies it; takes long")
                        .body(Bodies.Nothing.class)
                        .answers(Views.Audit.class)
                        .by(RegistryResources::audit),
                Route.get("/health/live", "Whether this server answers")
                        .open()
                        .answers(Views.Health.class)
                        .by(exchange -> Exchange.json(new Views.Health("up"))),
                Route.get("/health", "Whether the stores answer")
                        .open()
                        .answers(Views.Health.class)
                        .by(RegistryResources::health));
    }

    private static Response facets(Exchange exchange) {
        String key = exchange.require("key");
        int most = exchange.number("most", FACETS);
        return switch (exchange.require("of")) {
            case "models" -> Pages.all(models(exchange).facet(key, most));
            case "versions" -> {
                VersionQuery all = exchange.registry().versions();
                yield Pages.all(exchange.find("where")
                        .map(where -> all.where(where))
                        .orElse(all)
                        .facet(key, most));
            }
            default -> throw Exchange.invalid("of", "must be models or versions");
        };
    }

    private static ModelQuery models(Exchange exchange) {
        ModelQuery all = exchange.registry().models();
        return exchange.find("where").map(where -> all.where(where)).orElse(all);
    }

    private static Response environments(Exchange exchange) {
        ModelQuery query = models(exchange);
        return Pages.together(exchange, query::page, query::page, models -> environments(exchange.registry(), models));
    }

    private static List<Views.Environment> environments(RegistryClient registry, List<Model> models) {
        Map<ModelName, List<StageChange>> moves = Overview.moves(registry, models);
        Map<ModelName, List<Consumer>> consumers =
                registry.consumers().stream().collect(Collectors.groupingBy(Consumer::model));
        return models.stream()
                .map(model -> new Views.Environment(
                        model.name().value(),
                        model.stages(),
                        moves.getOrDefault(model.name(), List.of()).stream()
                                .collect(Collectors.toMap(move -> move.stage().value(), Function.identity())),
                        consumers.getOrDefault(model.name(), List.of())))
                .toList();
    }

    private static Response sizes(Exchange exchange) {
        RegistryClient registry = exchange.registry();
        return Exchange.json(new Views.Sizes(
                registry.models().count(),
                registry.versions().count(),
                registry.history().end().value(),
                registry.consumers().size()));
    }

    private static VersionQuery impact(Exchange exchange) {
        List<String> given = CAUSES.stream()
                .filter(cause -> exchange.find(cause).isPresent())
                .toList();
        if (given.size() != 1) {
            throw Exchange.invalid(String.join(", ", CAUSES), "must be given, one of them");
        }
        Impact impact = exchange.registry().impact();
        String value = exchange.require(given.get(0));
        return switch (given.get(0)) {
            case "dataset" -> impact.trainedOn(value);
            case "data" -> impact.trainedOn(Digest.parse(value));
            case "feature" -> impact.usingFeature(value);
            case "commit" -> impact.builtFrom(value);
            default ->
                exchange.find("range")
                        .map(range -> impact.dependingOn(value, range))
                        .orElseGet(() -> impact.dependingOn(value));
        };
    }

    private static Response predictions(Exchange exchange) {
        Predictions all = exchange.registry().predictions();
        Predictions filtered =
                exchange.find("where").map(where -> all.where(where)).orElse(all);
        Predictions query = exchange.find("of").map(filtered::of).orElse(filtered);
        return Pages.of(exchange, query::page, query::page, prediction -> prediction);
    }

    private static Response trace(Exchange exchange) {
        if (Stream.of("prediction", "stamp")
                        .filter(name -> exchange.find(name).isPresent())
                        .count()
                != 1) {
            throw Exchange.invalid("prediction, stamp", "must be given, one of them");
        }
        String json = exchange.find("stamp")
                .map(stamp -> exchange.registry().trace(ModelStamp.parse(stamp)))
                .orElseGet(() -> exchange.registry().trace(exchange.require("prediction")))
                .toJson();
        return Exchange.json(Json.parse(json));
    }

    private static Response audit(Exchange exchange) {
        exchange.body(Bodies.Nothing.class);
        AuditReport report = exchange.registry().maintenance().verifyAudit();
        return Exchange.json(new Views.Audit(
                report.intact(), report.models(), report.events(), report.versions(), report.findings()));
    }

    private static Response health(Exchange exchange) {
        try {
            var unused = exchange.registry().maintenance().status();
            return Exchange.json(new Views.Health("up"));
        } catch (RuntimeException e) {
            throw Problem.of(503, "store-unavailable", "A store of the registry does not answer");
        }
    }
}
