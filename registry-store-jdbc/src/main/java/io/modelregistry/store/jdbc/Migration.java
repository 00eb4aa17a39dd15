package io.modelregistry.store.jdbc;

import io.modelregistry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One step of the schema. Never edited once released.
 *
 * @param version the version of the schema after it
 * @param readableBy the lowest version of the schema whose libraries can still read it
 * @param writableBy the lowest version of the schema whose libraries can still write it
 * @param script SQL with tokens in braces, one statement to a semicolon at the end of a line
 */
record Migration(int version, int readableBy, int writableBy, String script) {

    /** Every step, in order. */
    static final List<Migration> ALL = List.of(
            load(1, 1, 1, "V001__registry.sql"),
            load(2, 1, 1, "V002__predictions.sql"),
            load(3, 1, 1, "V003__consumers.sql"),
            load(4, 1, 1, "V004__annotations.sql"),
            load(5, 1, 5, "V005__search.sql"));

    private static Migration load(int version, int readableBy, int writableBy, String file) {
        try (InputStream in = Migration.class.getResourceAsStream("schema/" + file)) {
            if (in == null) {
                throw new IllegalStateException("schema/" + file + " is missing from the jar");
            }
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Migration(version, readableBy, writableBy, script);
        } catch (IOException e) {
            throw new UncheckedIOException("schema/" + file, e);
        }
    }

    /** What is recorded of the script, to notice that it was edited. */
    String checksum() {
        return Digest.of(script.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** The statements as a database spells them. */
    List<String> statements(Map<String, String> tokens) {
        String sql = script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            sql = sql.replace("${" + token.getKey() + "}", token.getValue());
        }
        return Arrays.stream(sql.split(";\\s*(?:\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
