package io.modelregistry.dashboard.api;

import io.modelregistry.Model;
import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageChange;
import io.modelregistry.StageHandle;
import io.modelregistry.VersionHandle;
import io.modelregistry.dashboard.http.Response;
import io.modelregistry.dashboard.security.Permission;
import io.modelregistry.error.ConflictException;
import io.modelregistry.rule.Promotion;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What changes the registry. Each is one call of the client of the one who asks. */
final class ActionResources {
    private static final String MODEL = Api.ROOT + "/models/{model}";
    private static final String VERSION = MODEL + "/versions/{version}";
    private static final String STAGE = MODEL + "/stages/{stage}";

    private ActionResources() {}

    static List<Route> routes() {
        return List.of(
                Route.post(STAGE + "/move", Permission.MOVE, "Puts a version into a stage")
                        .body(Bodies.Move.class)
                        .answers(StageChange.class)
                        .by(ActionResources::move),
                stageMove("/rollback", "Takes a move back", Bodies.Rollback.class, ActionResources::rollback),
                stageMove(
                        "/clear", "Empties a stage", Bodies.Reason.class, (stage, body) -> stage.clear(body.reason())),
                decision(
                        "/request",
                        Permission.ANNOTATE,
                        "Asks that a version enter a stage",
                        StageHandle::requestPromotion),
                decision("/approve", Permission.MOVE, "Approves what was asked for", StageHandle::approve),
                decision("/reject", Permission.MOVE, "Rejects what was asked for", StageHandle::reject),
                model(
                        "/describe",
                        "Replaces a model's description",
                        Bodies.Markdown.class,
                        (model, body) -> model.describe(body.markdown())),
                model(
                        "/tag",
                        "Gives a model a tag",
                        Bodies.Tag.class,
                        (model, body) -> model.tag(body.key(), body.value())),
                model(
                        "/untag",
                        "Removes a tag of a model",
                        Bodies.TagKey.class,
                        (model, body) -> model.untag(body.key())),
                comment(MODEL, "Says something about a model"),
                version(
                        "/describe",
                        "Replaces a version's description",
                        Bodies.Markdown.class,
                        (version, body) -> version.describe(body.markdown())),
                version(
                        "/tag",
                        "Gives a version a tag",
                        Bodies.Tag.class,
                        (version, body) -> version.tag(body.key(), body.value())),
                version(
                        "/untag",
                        "Removes a tag of a version",
                        Bodies.TagKey.class,
                        (version, body) -> version.untag(body.key())),
                comment(VERSION, "Says something about a version"),
                version(
                        "/undeprecate",
                        "Takes a deprecation back",
                        Bodies.Reason.class,
                        (version, body) -> version.undeprecate(body.reason())),
                Route.post(
                                VERSION + "/deprecate",
                                Permission.ANNOTATE,
                                "Says that a version should not be used any more")
                        .body(Bodies.Deprecate.class)
                        .answers(Views.VersionSummary.class)
                        .by(ActionResources::deprecate));
    }

    private static <T extends Record> Route stageMove(
            String path, String summary, Class<T> body, BiFunction<StageHandle, T, StageChange> change) {
        return Route.post(STAGE + path, Permission.MOVE, summary)
                .body(body)
                .answers(StageChange.class)
                .by(exchange -> {
                    T read = exchange.body(body);
                    return exchange.act(registry -> change.apply(stage(exchange, registry), read));
                });
    }

    private static StageHandle stage(Exchange exchange, RegistryClient registry) {
        return registry.model(exchange.modelName()).stage(exchange.path("stage"));
    }

    private static Response deprecate(Exchange exchange) {
        Bodies.Deprecate body = exchange.body(Bodies.Deprecate.class);
        return exchange.act(registry -> {
            VersionHandle version = registry.version(exchange.reference());
            Optional<ModelVersion> successor = body.successor().map(registry::require);
            return Views.VersionSummary.of(successor
                    .map(next -> version.deprecate(body.reason(), next))
                    .orElseGet(() -> version.deprecate(body.reason())));
        });
    }

    private static Response move(Exchange exchange) {
        Bodies.Move body = exchange.body(Bodies.Move.class);
        return exchange.act(registry -> {
            StageHandle stage = stage(exchange, registry);
            ModelVersion version = registry.model(exchange.modelName()).require(body.version());
            return body.expectedMove().isEmpty()
                    ? stage.assign(version, body.reason())
                    : stage.replace(expected(stage, body.expectedMove().getAsLong()), version, body.reason());
        });
    }

    private static StageChange expected(StageHandle stage, long move) {
        return stage.current()
                .filter(change -> change.id() == move)
                .orElseThrow(() -> ConflictException.of(
                        "stage " + stage.name(),
                        "move " + move + " is not the newest any more; that is "
                                + stage.current()
                                        .map(change -> "" + change.id())
                                        .orElse("none")));
    }

    private static StageChange rollback(StageHandle stage, Bodies.Rollback body) {
        if (body.move().isEmpty()) {
            return stage.rollback(body.reason());
        }
        long id = body.move().getAsLong();
        StageChange move = stage.history().stream()
                .filter(change -> change.id() == id)
                .findFirst()
                .orElseThrow(() -> ConflictException.of("stage " + stage.name(), "it has no move " + id));
        return stage.rollback(move, body.reason());
    }

    /** What is said about a version that is to enter a stage. */
    private interface Saying {
        Promotion say(StageHandle stage, ModelVersion version, String comment);
    }

    private static Route decision(String path, Permission permission, String summary, Saying saying) {
        return Route.post(STAGE + path, permission, summary)
                .body(Bodies.Decision.class)
                .answers(Promotion.class)
                .by(exchange -> {
                    Bodies.Decision body = exchange.body(Bodies.Decision.class);
                    return exchange.act(registry -> saying.say(
                            stage(exchange, registry),
                            registry.model(exchange.modelName()).require(body.version()),
                            body.comment()));
                });
    }

    private static <T extends Record> Route model(
            String path, String summary, Class<T> type, BiFunction<ModelHandle, T, Model> change) {
        return Route.post(MODEL + path, Permission.ANNOTATE, summary)
                .body(type)
                .answers(Views.ModelView.class)
                .by(exchange -> {
                    T body = exchange.body(type);
                    return exchange.act(registry ->
                            Views.ModelView.alone(change.apply(registry.model(exchange.modelName()), body)));
                });
    }

    private static <T extends Record> Route version(
            String path, String summary, Class<T> type, BiFunction<VersionHandle, T, ModelVersion> change) {
        return Route.post(VERSION + path, Permission.ANNOTATE, summary)
                .body(type)
                .answers(Views.VersionSummary.class)
                .by(exchange -> {
                    T body = exchange.body(type);
                    return exchange.act(registry ->
                            Views.VersionSummary.of(change.apply(registry.version(exchange.reference()), body)));
                });
    }

    private static Route comment(String of, String summary) {
        return Route.post(of + "/comment", Permission.ANNOTATE, summary)
                .body(Bodies.Markdown.class)
                .answers(Views.CommentView.class)
                .by(ActionResources::comment);
    }

    private static Response comment(Exchange exchange) {
        String text = exchange.body(Bodies.Markdown.class).markdown();
        return exchange.act(registry -> Views.CommentView.of(
                exchange.path().containsKey("version")
                        ? registry.version(exchange.reference()).comment(text)
                        : registry.model(exchange.modelName()).comment(text)));
    }
}
