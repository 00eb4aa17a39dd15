package io.modelregistry.dashboard.api;

import io.modelregistry.Comment;
import io.modelregistry.Event;
import io.modelregistry.History;
import io.modelregistry.ModelHandle;
import io.modelregistry.ModelName;
import io.modelregistry.StageChange;
import io.modelregistry.StageHandle;
import io.modelregistry.dashboard.http.Response;
import io.modelregistry.query.ModelQuery;
import io.modelregistry.query.VersionQuery;
import java.util.List;

/** Models, and what belongs to one. */
final class ModelResources {
    private static final String MODEL = Api.ROOT + "/models/{model}";
    private static final String ORDER = "a key and asc or desc, for example changed desc";
    static final String FILTER = "a filter in the registry's language";

    private ModelResources() {}

    static List<Route> routes() {
        return List.of(
                Route.get(Api.ROOT + "/models", "Models, the last changed first")
                        .takes("where", FILTER)
                        .takes("order", ORDER)
                        .pages(Views.ModelView.class)
                        .by(ModelResources::models),
                Route.get(Api.ROOT + "/overview", "Models and what is in their stages, since when, and how good it is")
                        .takes("where", FILTER)
                        .takes("order", ORDER)
                        .pages(Views.Running.class)
                        .by(ModelResources::overview),
                Route.get(MODEL, "One model").answers(Views.ModelView.class).by(ModelResources::model),
                Route.get(MODEL + "/versions", "The versions of a model, the newest first")
                        .takes("where", FILTER)
                        .takes("order", ORDER)
                        .pages(Views.VersionSummary.class)
                        .by(exchange -> versions(exchange, exchange.model().versions())),
                Route.get(Api.ROOT + "/versions", "Versions of all models, the last changed first")
                        .takes("where", FILTER)
                        .takes("order", ORDER)
                        .pages(Views.VersionSummary.class)
                        .by(exchange -> versions(exchange, exchange.registry().versions())),
                Route.get(MODEL + "/history", "What happened to a model, the newest first")
                        .takes("where", FILTER)
                        .pages(Event.class)
                        .by(exchange -> events(exchange, exchange.model().history())),
                Route.get(Api.ROOT + "/history", "What happened to all models, the newest first")
                        .takes("where", FILTER)
                        .pages(Event.class)
                        .by(exchange -> events(exchange, exchange.registry().history())),
                Route.get(MODEL + "/comments", "What was said about a model itself, the oldest first")
                        .answers(Answer.Form.PAGE, Views.CommentView.class)
                        .by(exchange -> comments(exchange.model().comments())),
                Route.get(MODEL + "/series", "A metric from version to version")
                        .needs("metric", "the metric's name")
                        .answers(Answer.Form.PAGE, Views.Point.class)
                        .by(ModelResources::series),
                Route.get(MODEL + "/stages", "Every stage that was ever used or has rules, as it is asked for alone")
                        .answers(Answer.Form.PAGE, Views.StageView.class)
                        .by(ModelResources::stages),
                Route.get(MODEL + "/stages/{stage}", "What is in a stage, how it came there, and its rules")
                        .answers(Views.StageView.class)
                        .by(ModelResources::stage));
    }

    private static Response models(Exchange exchange) {
        ModelQuery query = query(exchange);
        return Pages.of(exchange, query::page, query::page, Views.ModelView::of);
    }

    private static Response overview(Exchange exchange) {
        ModelQuery query = query(exchange);
        return Pages.together(exchange, query::page, query::page, models -> Overview.of(exchange.registry(), models));
    }

    private static ModelQuery query(Exchange exchange) {
        ModelQuery all = exchange.registry().models();
        ModelQuery filtered =
                exchange.find("where").map(where -> all.where(where)).orElse(all);
        return exchange.find("order").map(filtered::orderBy).orElse(filtered);
    }

    private static Response model(Exchange exchange) {
        return Exchange.json(Views.ModelView.alone(exchange.model().require()));
    }

    static Response versions(Exchange exchange, VersionQuery all) {
        VersionQuery filtered =
                exchange.find("where").map(where -> all.where(where)).orElse(all);
        VersionQuery query = exchange.find("order").map(filtered::orderBy).orElse(filtered);
        return Pages.of(exchange, query::page, query::page, Views.VersionSummary::of);
    }

    private static Response events(Exchange exchange, History all) {
        History query = exchange.find("where").map(where -> all.where(where)).orElse(all);
        return Pages.of(exchange, query::page, query::page, event -> event);
    }

    static Response comments(List<Comment> comments) {
        return Pages.all(comments.stream().map(Views.CommentView::of).toList());
    }

    private static Response series(Exchange exchange) {
        return Pages.all(exchange.model().series(exchange.require("metric")).stream()
                .map(Views.Point::of)
                .toList());
    }

    private static Response stages(Exchange exchange) {
        ModelHandle model = exchange.model();
        ModelName name = model.require().name();
        return Pages.all(model.stages().stream().map(stage -> view(name, stage)).toList());
    }

    private static Response stage(Exchange exchange) {
        ModelHandle model = exchange.model();
        return Exchange.json(view(model.require().name(), model.stage(exchange.path("stage"))));
    }

    private static Views.StageView view(ModelName model, StageHandle stage) {
        List<StageChange> moves = stage.history();
        return new Views.StageView(
                model.value(),
                stage.name().value(),
                stage.find().map(Views.VersionSummary::of),
                moves.stream().reduce((earlier, later) -> later),
                moves,
                stage.rules());
    }
}
