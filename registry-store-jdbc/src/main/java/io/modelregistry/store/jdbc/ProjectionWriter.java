package io.modelregistry.store.jdbc;

import io.modelregistry.ModelFile;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.MetricValue;
import io.modelregistry.spi.NewVersion;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes what versions are searched by. */
final class ProjectionWriter {

    private static final String INSERT_ATTRIBUTE = """
            insert into attribute (version_id, ordinal, model_id, kind, name, text, number)
            values (:version, :ordinal, :model, :kind, :name, :text, :number)
            """;

    private static final String INSERT_METRIC = """
            insert into metric (version_id, ordinal, model_id, name, data, number, latest)
            values (:version, :ordinal, :model, :name, :data, :number, :latest)
            """;

    private static final String DELETE_ATTRIBUTES = "delete from attribute where version_id = :version";

    private static final String DELETE_METRICS = "delete from metric where version_id = :version";

    private static final String INSERT_FILE_NAME = """
            insert into file_name (version_id, model_id, text)
            values (:version, :model, :text)
            """;

    private static final String DELETE_FILE_NAMES = "delete from file_name where version_id = :version";

    /** Leaves out what is too long, as a registration does, or a little longer; core decides. */
    private static final String RESTORE_FILE_NAMES = """
            insert into file_name (version_id, model_id, text)
            select version_id, :model, name
            from version_file
            where version_id = :version and substr(name, 1, 500) = name
              and not exists (select 1 from file_name where version_id = :version)
            """;

    private ProjectionWriter() {}

    static void insert(Handle handle, long model, long version, NewVersion from) {
        insert(handle, model, version, from.attributes(), from.metrics());
        Batches.execute(
                handle,
                INSERT_FILE_NAME,
                searchableNames(from.files()),
                (batch, name) ->
                        batch.bind("version", version).bind("model", model).bind("text", name));
    }

    static void replace(Handle handle, long model, long version, Change.ReviseVersion from) {
        handle.createUpdate(DELETE_ATTRIBUTES).bind("version", version).execute();
        handle.createUpdate(DELETE_METRICS).bind("version", version).execute();
        if (from.revision().lifecycle().isHidden()) {
            handle.createUpdate(DELETE_FILE_NAMES).bind("version", version).execute();
        } else {
            handle.createUpdate(RESTORE_FILE_NAMES)
                    .bind("version", version)
                    .bind("model", model)
                    .execute();
        }
        insert(handle, model, version, from.attributes(), from.metrics());
    }

    private static void insert(
            Handle handle, long model, long version, List<Attribute> attributes, List<MetricValue> metrics) {
        Batches.execute(handle, INSERT_ATTRIBUTE, numbered(attributes), (batch, row) -> {
            Attribute attribute = row.value();
            return batch.bind("version", version)
                    .bind("ordinal", row.ordinal())
                    .bind("model", model)
                    .bind("kind", Codes.of(attribute.kind()))
                    .bind("name", attribute.name())
                    .bind("text", attribute.text())
                    .bind("number", attribute.number());
        });
        Batches.execute(handle, INSERT_METRIC, numbered(metrics), (batch, row) -> {
            MetricValue metric = row.value();
            return batch.bind("version", version)
                    .bind("ordinal", row.ordinal())
                    .bind("model", model)
                    .bind("name", metric.name())
                    .bind("data", metric.data())
                    .bind("number", metric.value())
                    .bind("latest", metric.latest() ? 1 : 0);
        });
    }

    private static List<String> searchableNames(List<ModelFile> files) {
        return files.stream()
                .flatMap(file -> ShortText.of(file.name()).stream())
                .toList();
    }

    private static <T> List<Numbered<T>> numbered(List<T> values) {
        List<Numbered<T>> rows = new ArrayList<>(values.size());
        for (T value : values) {
            rows.add(new Numbered<>(rows.size(), value));
        }
        return rows;
    }

    private record Numbered<T>(int ordinal, T value) {}
}
