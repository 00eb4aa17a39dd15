package io.modelregistry.benchmarks.search;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.benchmarks.filled.Database;
import io.modelregistry.benchmarks.filled.FilledRegistry;
import io.modelregistry.query.Page;
import io.modelregistry.query.VersionQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pages of a registry of a million versions, near the beginning and near the end; two conditions at once, beside the best plan
 * by hand; and conditions that exclude each other. {@code -Dversions} takes another number, {@code -Ddatabases} a list.
 */
public final class SearchBenchmark {

    private static final int VERSIONS = Integer.getInteger("versions", 1_000_000);
    private static final int PAGE = 50;
    private static final int STRIDE = 1_000;

    private static final List<String> ORDERS =
            List.of("changed desc", "created desc", "name", "number", "metric.accuracy desc");

    private static final List<Condition> CONDITIONS = List.of(
            Condition.of("rare and rare", FilledRegistry.RARE, 0.99),
            Condition.of("common and common", FilledRegistry.HALF, 0.5),
            Condition.of("rare metric, common tag", FilledRegistry.HALF, 0.999),
            Condition.of("common metric, rare tag", FilledRegistry.RARE, 0.5),
            Condition.of("nothing", FilledRegistry.HALF, 2));

    private SearchBenchmark() {}

    /** Fills and searches each database in a directory. */
    public static void run(Path directory) throws Exception {
        for (Database database : Database.wanted(Database.values())) {
            Path place = Files.createTempDirectory(Files.createDirectories(directory), "search");
            run(database, database.open(place), place);
        }
    }

    private static void run(Database database, Database.Addresses addresses, Path place) throws Exception {
        System.out.printf("%n%s, %,d versions%n", database, VERSIONS);
        open(addresses, place).close();
        fill(database, addresses);
        try (RegistryClient registry = open(addresses, place)) {
            pages(registry);
            exclusive(registry);
            conditions(registry, database, addresses);
        }
    }

    private static RegistryClient open(Database.Addresses addresses, Path place) {
        return RegistryClient.builder()
                .metadata(addresses.registry())
                .artifacts(place.resolve("artifacts").toUri().toString())
                .cache(place.resolve("cache"))
                .open();
    }

    private static void fill(Database database, Database.Addresses addresses) throws Exception {
        long start = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(addresses.raw());
                Statement statement = connection.createStatement()) {
            new FilledRegistry(connection, VERSIONS, Math.max(10, VERSIONS / 100)).fill();
            statement.execute(database.settle());
        }
        System.out.printf("  filled in %.0f s%n", (System.nanoTime() - start) / 1e9);
    }

    private static void pages(RegistryClient registry) throws Exception {
        System.out.printf("  %-24s %10s%n", "order, pages of " + PAGE, "page 1 ms");
        for (String order : ORDERS) {
            VersionQuery query = registry.versions().orderBy(order);
            Map<Long, String> tokens = tokens(query);
            List<Timing.Job> jobs = new ArrayList<>();
            jobs.add(() -> read(query.page(PAGE)));
            tokens.values().forEach(token -> jobs.add(() -> read(query.page(PAGE, token))));
            double[] taken = Timing.medians(jobs.toArray(Timing.Job[]::new));
            StringBuilder line = new StringBuilder(String.format("  %-24s %10.2f", order, taken[0]));
            int column = 1;
            for (long row : tokens.keySet()) {
                line.append(String.format("   after %,d: %.2f (%.2f)", row, taken[column], taken[column] / taken[0]));
                column++;
            }
            System.out.println(line);
        }
    }

    /** Tokens near the beginning, at a half and before the end, by the number of rows before them. */
    private static Map<Long, String> tokens(VersionQuery query) {
        List<Long> wanted = List.of((long) STRIDE, VERSIONS / 20L, VERSIONS / 2L, (long) VERSIONS - STRIDE);
        Map<Long, String> tokens = new LinkedHashMap<>();
        Page<ModelVersion> page = query.page(STRIDE);
        for (long row = STRIDE; page.nextToken().isPresent(); row += STRIDE) {
            String token = page.nextToken().orElseThrow();
            if (wanted.contains(row)) {
                tokens.put(row, token);
            }
            page = query.page(STRIDE, token);
        }
        return tokens;
    }

    private static int read(Page<ModelVersion> page) {
        return page.items().size();
    }

    private static void conditions(RegistryClient registry, Database database, Database.Addresses addresses)
            throws Exception {
        try (Connection connection = DriverManager.getConnection(addresses.raw());
                Statement statement = connection.createStatement()) {
            for (String command : database.prepare()) {
                statement.execute(command);
            }
            HandWritten byHand = new HandWritten(connection);
            System.out.printf("  %-24s %12s %12s %8s%n", "two conditions", "registry ms", "by hand ms", "ratio");
            for (Condition condition : CONDITIONS) {
                HandWritten.Plan plan = byHand.best(condition);
                VersionQuery query =
                        registry.versions().where(condition.filter()).orderBy("created desc");
                int found = read(query.page(PAGE));
                double[] taken = Timing.medians(() -> read(query.page(PAGE)), () -> byHand.page(plan, condition));
                System.out.printf(
                        "  %-24s %12.2f %12.2f %8.2f   %d found%n",
                        condition.name(), taken[0], taken[1], taken[0] / taken[1], found);
            }
        }
    }

    private static void exclusive(RegistryClient registry) throws IOException {
        VersionQuery query = registry.versions()
                .where("tag." + FilledRegistry.HALF + " = 'a' and metric." + FilledRegistry.SIDE + " < 0.5")
                .orderBy("created desc");
        int pages = 0;
        long longest = 0;
        Optional<String> token = Optional.empty();
        do {
            long start = System.nanoTime();
            Page<ModelVersion> page = token.isPresent() ? query.page(PAGE, token.get()) : query.page(PAGE);
            longest = Math.max(longest, System.nanoTime() - start);
            if (!page.items().isEmpty()) {
                throw new IOException("Conditions that exclude each other are both true of " + page.items());
            }
            token = page.nextToken();
            pages++;
        } while (token.isPresent());
        System.out.printf(
                "  conditions that exclude each other: %d pages, the longest %.0f ms%n", pages, longest / 1e6);
    }
}
