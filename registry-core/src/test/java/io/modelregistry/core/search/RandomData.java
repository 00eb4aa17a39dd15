package io.modelregistry.core.search;

import io.modelregistry.spi.SearchField.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Random rows, and random filters and orders that have a chance with them. */
final class RandomData {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MODELS = 4;
    private static final List<String> WORDS =
            List.of("a", "ab", "b", "B", "a b", "a%", "a_", "it's", "", "ﬁ", "😀", "10", "2", "-1.5", "é", "\\");
    private static final List<String> VERSIONS = List.of("1.0.0", "1.0.0-rc.1", "1.0.0+x", "1.10.0", "1.9.0", "2.0.0");

    private final Random random;

    RandomData(Random random) {
        this.random = random;
    }

    List<IndexedRow> rows(int count) {
        List<IndexedRow> rows = new ArrayList<>();
        int[] numbers = new int[MODELS];
        for (int i = 0; i < count; i++) {
            int model = random.nextInt(MODELS);
            rows.add(row(i + 1, model, ++numbers[model]));
        }
        return rows;
    }

    private IndexedRow row(long id, int model, int number) {
        IndexedRow row = new IndexedRow(id, model);
        row.text(Kind.NAME, "model-" + model).number(Kind.NUMBER, number);
        row.number(Kind.CREATED, Times.micros(START.plusSeconds(id)));
        row.number(Kind.CHANGED, Times.micros(START.plusSeconds(id + random.nextInt(5) * 1000L)));
        row.text(Kind.CREATED_BY, chosen("ann", "bob")).text(Kind.DIGEST, hex());
        if (random.nextBoolean()) {
            row.semver(chosen(VERSIONS));
        }
        if (random.nextInt(10) == 0) {
            row.text(Kind.STAGE, "production").text(Kind.STAGE, "champion");
        }
        if (random.nextBoolean()) {
            row.text(Kind.DESCRIPTION, chosen("", "Churn of é", "x".repeat(499), "x".repeat(500)));
        }
        row.text(Kind.FILE, "ab.onnx").text(Kind.FILE, chosen("a/b", "weights.bin", "x".repeat(501)));
        attributes(row);
        metrics(row);
        return row;
    }

    private void attributes(IndexedRow row) {
        for (Kind kind : List.of(Kind.TAG, Kind.PARAMETER, Kind.PROPERTY)) {
            if (random.nextInt(3) > 0) {
                row.attribute(kind, "x", chosen(WORDS));
            }
        }
        if (random.nextInt(500) == 0) {
            row.attribute(Kind.TAG, "rare", chosen(WORDS));
        }
        if (random.nextBoolean()) {
            row.attribute(Kind.DEPENDENCY, "", "torch").attribute(Kind.FEATURE, "", chosen(WORDS));
            row.attribute(Kind.DEPENDENCY, "torch", "2.4")
                    .attribute(Kind.DEPENDENCY, "torch", chosen("2.5", "2.5.1", "2.5.0rc1", "2.10"));
        }
    }

    private void metrics(IndexedRow row) {
        for (int i = random.nextInt(4); i > 0; i--) {
            row.metric("m", chosen("train", "test"), metric());
        }
    }

    private double metric() {
        return switch (random.nextInt(10)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> -0.0;
            case 3 -> 0.0;
            default -> random.nextInt(20) / 10.0;
        };
    }

    private String hex() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String chosen(String... from) {
        return chosen(List.of(from));
    }

    <T> T chosen(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A filter at most so deep. */
    Filter filter(int depth) {
        if (depth == 0) {
            return comparison();
        }
        return switch (random.nextInt(5)) {
            case 0 -> filter(depth - 1).and(filter(depth - 1));
            case 1 -> filter(depth - 1).or(filter(depth - 1));
            case 2 -> filter(depth - 1).not();
            case 3 -> filter(depth - 1).and(comparison()).and(filter(depth - 1).not());
            default -> comparison();
        };
    }

    private Filter comparison() {
        Key key = key();
        return switch (random.nextInt(8)) {
            case 0 -> new Comparison.IsNull(key);
            case 1 -> new Comparison.In(key, List.of(literal(key), literal(key), literal(key)));
            case 2 ->
                key.type().hasPatterns() ? new Comparison.Like(key, pattern(key)) : new Comparison.IsNull(key).not();
            default -> compare(key, chosen(List.of(Operator.values())));
        };
    }

    private Filter compare(Key key, Operator operator) {
        boolean isVersion = key.type() == ValueType.VERSION && operator.isOrder();
        Literal literal = isVersion ? Literal.packageVersion(chosen("2.4.0", "2.5rc1", "2.5.1", "2.10")) : literal(key);
        return new Comparison.Compare(key, operator, literal);
    }

    private LikePattern pattern(Key key) {
        String pattern =
                chosen("%", "a%", "_", "%b", "A%", "model-_", "a\\%", "a\\_", "%é", "\\\\", "😀%", "a%b%", "ab");
        String stored = key.type().pattern(pattern);
        return random.nextBoolean() ? LikePattern.of(stored) : LikePattern.ignoringCase(stored);
    }

    private Key key() {
        return chosen(List.of(
                Key.of(KeyWord.NAME),
                Key.of(KeyWord.NUMBER),
                Key.of(KeyWord.SEMVER),
                Key.of(KeyWord.STAGE),
                Key.of(KeyWord.CREATED),
                Key.of(KeyWord.CHANGED),
                Key.of(KeyWord.ACTOR),
                Key.of(KeyWord.DESCRIPTION),
                Key.of(KeyWord.DIGEST),
                new Key(KeyWord.METRIC, "m", ""),
                new Key(KeyWord.METRIC, "m", "test"),
                new Key(KeyWord.PARAMETER, "x", ""),
                new Key(KeyWord.PROPERTY, "x", ""),
                new Key(KeyWord.TAG, "x", ""),
                new Key(KeyWord.TAG, "rare", ""),
                new Key(KeyWord.TAG, "nobody's `tag`", ""),
                Key.of(KeyWord.FILE),
                Key.of(KeyWord.FEATURE),
                Key.of(KeyWord.DEPENDENCY),
                new Key(KeyWord.DEPENDENCY, "torch", "")));
    }

    private Literal literal(Key key) {
        ValueType type = key.type();
        return switch (type) {
            case NUMBER -> Literal.number(chosen(List.of(0.0, 0.5, 1.0, 2.0, 100.0, 1e-7, -3e20)));
            case TIME -> Literal.time(START.plusSeconds(random.nextInt(4_000)).plusNanos(random.nextInt(2) * 1_000L));
            case SEMANTIC_VERSION, DIGEST ->
                type.text(type == ValueType.DIGEST ? hex() : chosen(VERSIONS)).orElseThrow();
            case TEXT_OR_NUMBER ->
                random.nextBoolean()
                        ? Literal.text(chosen(WORDS))
                        : Literal.number(chosen(List.of(-1.5, 2.0, 2.4, 10.0)));
            case TRUTH, WORDS -> throw new IllegalStateException(key + " has no literals");
            case VERSION -> Literal.text(chosen("2.4", "2.5", "2.5.1"));
            case TEXT ->
                Literal.text(chosen(
                        "production",
                        "model-1",
                        "ann",
                        "Churn of é",
                        "x".repeat(500),
                        "model-",
                        "a",
                        "torch",
                        "ab.onnx"));
        };
    }

    /** An order by one key, and sometimes by more. */
    Order order() {
        String keys = chosen(
                "name",
                "number",
                "semver",
                "created",
                "changed",
                "metric.m",
                "metric.none",
                "tag.x",
                "tag.rare",
                "parameter.x",
                "property.x",
                "digest",
                "actor, metric.m",
                "parameter.x desc, tag.x");
        return OrderParser.parse(keys + chosen(" asc", " desc"), Subject.VERSIONS);
    }
}
