package io.modelregistry.benchmarks.dashboard;

import io.modelregistry.RegistryClient;
import io.modelregistry.benchmarks.filled.Database;
import io.modelregistry.benchmarks.filled.DetailedModel;
import io.modelregistry.benchmarks.filled.FilledRegistry;
import io.modelregistry.benchmarks.filled.FilledStages;
import io.modelregistry.dashboard.Dashboard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * Every request of every page of the dashboard, over HTTP on one connection, in a registry of 10,000 models of ten versions each, beside
 * the route that answers without looking at anything. And what a browser loads before it asks. {@code -Ddatabases} takes a list.
 */
public final class DashboardBenchmark {

    private static final int IN_MODEL = 10;
    private static final String FLOOR = "/health/live";

    private DashboardBenchmark() {}

    /** Fills each database in a directory with so many models, and asks what the pages ask, so many times. */
    public static void run(Path directory, int models, int rounds) throws Exception {
        for (Database database : Database.wanted(Database.SQLITE)) {
            Path place = Files.createTempDirectory(Files.createDirectories(directory), "dashboard");
            run(database, database.open(place), place, models, rounds);
        }
    }

    private static void run(Database database, Database.Addresses addresses, Path place, int models, int rounds)
            throws Exception {
        System.out.printf("%n%s, %,d models of %d versions%n", database, models, IN_MODEL);
        try (RegistryClient registry = RegistryClient.builder()
                .metadata(addresses.registry())
                .artifacts(place.resolve("artifacts").toUri().toString())
                .cache(place.resolve("cache"))
                .open()) {
            DetailedModel.register(registry);
            fill(database, addresses, models);
            try (Dashboard dashboard = Dashboard.on(registry).start()) {
                pages(new Requester(dashboard.address()), rounds);
                System.out.println(FirstPage.of(dashboard.address()));
            }
        }
    }

    private static void fill(Database database, Database.Addresses addresses, int models) throws Exception {
        try (Connection connection = DriverManager.getConnection(addresses.raw());
                Statement statement = connection.createStatement()) {
            new FilledRegistry(connection, models * IN_MODEL, IN_MODEL).fill();
            new FilledStages(connection).fill();
            statement.execute(database.settle());
        }
    }

    private static void pages(Requester requester, int rounds) throws Exception {
        for (PageRequests page : PageRequests.all()) {
            var unused =
                    requester.ask(page.requests(), rounds); // so that the floor is as warm as what is compared with it
        }
        Times floor = Times.of(requester.ask(List.of(FLOOR), rounds)[0]);
        System.out.printf("  %9s %9s %7s%n", "median ms", "99 % ms", "ratio");
        print(floor, floor, FLOOR);
        for (PageRequests page : PageRequests.all()) {
            double[][] taken = requester.ask(page.requests(), rounds);
            print(Times.together(taken), floor, page.page());
            for (int i = 0; i < taken.length; i++) {
                print(Times.of(taken[i]), floor, "    " + page.requests().get(i));
            }
        }
    }

    private static void print(Times times, Times floor, String what) {
        System.out.printf(
                Locale.ROOT,
                "  %9.2f %9.2f %7.1f   %s%n",
                times.median(),
                times.most(),
                times.median() / floor.median(),
                what);
    }
}
