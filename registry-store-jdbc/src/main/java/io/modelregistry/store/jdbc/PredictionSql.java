package io.modelregistry.store.jdbc;

import io.modelregistry.StageName;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Writes the queries for predictions that fit a filter. Made of our own column names alone; what users typed is always a
 * parameter. One index is walked: that of an attribute if one is asked for, as the rarest, else that of the id, the version, the
 * stage or the time; the other conditions are looked up for each row that it gives.
 */
final class PredictionSql {

    private final PredictionFilter filter;
    private final Map<String, String> attributes;
    private final List<String> conditions = new ArrayList<>();

    PredictionSql(PredictionFilter filter) {
        this.filter = filter;
        this.attributes = new TreeMap<>(filter.attributes());
        if (walksAttributes()) {
            conditions.add("w.name = :name0 and w.text = :text0");
            addOfPrediction();
        } else {
            conditions.addAll(ofPrediction("w"));
        }
        addOtherAttributes();
        filter.since().ifPresent(since -> conditions.add("w.made_at >= :since"));
        filter.until().ifPresent(until -> conditions.add("w.made_at < :until"));
    }

    private boolean walksAttributes() {
        return !attributes.isEmpty() && filter.id().isEmpty();
    }

    private String key() {
        return walksAttributes() ? "w.prediction_id" : "w.id";
    }

    private void addOfPrediction() {
        List<String> wanted = ofPrediction("p");
        if (!wanted.isEmpty()) {
            conditions.add("exists (select 1 from prediction p where p.id = w.prediction_id and "
                    + String.join(" and ", wanted) + ")");
        }
    }

    private List<String> ofPrediction(String table) {
        List<String> wanted = new ArrayList<>();
        filter.id().ifPresent(id -> wanted.add(table + ".name = :id"));
        filter.model().ifPresent(model -> wanted.add(table + ".model_name = :model"));
        filter.number().ifPresent(number -> wanted.add(table + ".version_number = :version"));
        filter.stage().ifPresent(stage -> wanted.add(table + ".stage = :stage"));
        return wanted;
    }

    private void addOtherAttributes() {
        for (int i = walksAttributes() ? 1 : 0; i < attributes.size(); i++) {
            conditions.add("exists (select 1 from prediction_attribute a where a.prediction_id = " + key()
                    + " and a.name = :name" + i + " and a.text = :text" + i + ")");
        }
    }

    private String from() {
        return from(walksAttributes() ? "prediction_attribute w" : "prediction w");
    }

    private String from(String tables) {
        return "from " + tables + (conditions.isEmpty() ? "" : "\nwhere " + String.join("\n  and ", conditions));
    }

    /** Keys of the rows in the order of pages, behind a word that has the database explain it. */
    Query keys(Handle handle, Dialect dialect, String explain, Optional<Place> after, int limit) {
        after.ifPresent(place -> conditions.add("w.made_at <= :at and (w.made_at < :at or w.recorder_id < :recorder or "
                + "(w.recorder_id = :recorder and w.number < :place))"));
        String sql =
                explain + "select " + key() + " as id\n" + from() + "\norder by " + order(dialect) + "\nlimit :limit";
        Query query = bound(handle.createQuery(sql)).bind("limit", limit);
        after.ifPresent(place -> query.bind("at", Micros.of(place.at()))
                .bind("recorder", recorder(handle, place.recorder()))
                .bind("place", place.number()));
        return query;
    }

    private static long recorder(Handle handle, String uuid) {
        return handle.createQuery("select id from recorder where uuid = :uuid")
                .bind("uuid", uuid)
                .map((row, context) -> row.getLong(1))
                .findOne()
                .orElse(0L);
    }

    private String order(Dialect dialect) {
        Stream<String> prefix = dialect.ordersByWholeIndex() ? prefix().stream() : Stream.empty();
        return Stream.concat(prefix, Stream.of("made_at", "recorder_id", "number"))
                .map(column -> "w." + column + " desc")
                .collect(Collectors.joining(", "));
    }

    /** The columns with one value that come first in the index. */
    private List<String> prefix() {
        if (walksAttributes()) {
            return List.of("name", "text");
        }
        if (filter.id().isPresent()) {
            return List.of("name");
        }
        if (filter.model().isPresent() && filter.number().isPresent()) {
            return List.of("model_name", "version_number");
        }
        return Stream.concat(
                        filter.model().map(model -> "model_name").stream(),
                        filter.stage().map(stage -> "stage").stream())
                .toList();
    }

    Query count(Handle handle) {
        return bound(handle.createQuery("select count(*)\n" + from()));
    }

    Query perDay(Handle handle) {
        String predictions = walksAttributes()
                ? from("prediction_attribute w\njoin prediction d on d.id = w.prediction_id")
                : from();
        return bound(handle.createQuery("""
                select model_name, version_number, day_start, count(*) as predictions, sum(failed) as failures
                from (
                  select <row>.model_name, <row>.version_number,
                    <row>.made_at - (<row>.made_at % :day + :day) % :day as day_start,
                    case when <row>.failure is null then 0 else 1 end as failed
                  <predictions>
                ) days
                group by model_name, version_number, day_start
                order by day_start desc, model_name, version_number desc
                """)
                        .define("row", walksAttributes() ? "d" : "w")
                        .define("predictions", predictions))
                .bind("day", Micros.PER_DAY);
    }

    private Query bound(Query query) {
        filter.id().ifPresent(id -> query.bind("id", id));
        filter.model().ifPresent(model -> query.bind("model", model.value()));
        filter.number().ifPresent(number -> query.bind("version", number));
        filter.stage().map(StageName::value).ifPresent(stage -> query.bind("stage", stage));
        filter.since().ifPresent(since -> query.bind("since", Micros.of(since)));
        filter.until().ifPresent(until -> query.bind("until", Micros.of(until)));
        int i = 0;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            query.bind("name" + i, attribute.getKey()).bind("text" + i, attribute.getValue());
            i++;
        }
        return query;
    }
}
