package io.modelregistry.browser;

import io.modelregistry.Metric;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageHandle;
import io.modelregistry.VersionHandle;
import io.modelregistry.examples.digits.DigitsExample;
import io.modelregistry.examples.digits.DigitsService;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.rule.StageRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * What the example of handwritten digits leaves behind, and what a team would do with it afterwards: three trained classifiers and one
 * derived from the best, in stages that were moved and moved back, with rules, a request, comments, tags, a deprecation and predictions.
 * Two smaller models are beside it. Filled once; whoever wants to change it takes a copy.
 */
final class DigitsRegistry implements AutoCloseable {

    static final String MODEL = "digits";

    /** The version derived from another; somebody asks that it enter production. */
    static final int DERIVED = 4;

    private static final int PREDICTIONS = 12;
    private static final String DATA = "/io/modelregistry/examples/digits/digits.csv.gz";

    private final Path directory;
    private final Served served;

    private DigitsRegistry(Path directory, Served served) {
        this.directory = directory;
        this.served = served;
    }

    /** Trains, registers and does the rest, in a directory that is gone afterwards. */
    static DigitsRegistry fill() throws Exception {
        Path directory = Files.createTempDirectory("digits");
        new DigitsExample(directory, new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
        try (RegistryClient ana = open(directory, "ana");
                RegistryClient ben = open(directory, "ben")) {
            derive(ana);
            move(ana, ben);
            serve(ana);
            annotate(ana, ben);
            addOthers(ben);
        }
        return new DigitsRegistry(directory, Served.readOnly(open(directory, "ana")));
    }

    private static RegistryClient open(Path directory, String actor) {
        return RegistryClient.builder().actor(actor).open(directory.toString());
    }

    /** The address of a page of a dashboard that only reads. */
    URI page(String path) {
        return served.page(path);
    }

    /** For reading. */
    RegistryClient registry() {
        return served.registry();
    }

    /** Where it is, for a service that says that it runs a version. */
    Path directory() {
        return directory;
    }

    /** A copy of one's own. */
    Path copyTo(Path target) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(directory.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, target.resolve(directory.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return target;
    }

    /** The best one again, with another figure on the same data and one on other data. */
    private static void derive(RegistryClient ana) throws IOException {
        ModelVersion best = ana.require("digits@production");
        Dataset test = best.metrics().get(0).data().orElseThrow();
        ana.model(MODEL)
                .newVersion()
                .file("model.pb", best.files().path("model.pb"))
                .description("The best one again, **pruned**.\n\n* half the leaves\n* the same digits")
                .semanticVersion("1.1.0")
                .derivedFrom(best)
                .parameter("pruned", true)
                .metric("accuracy", 0.961, test)
                .metric("macro-f1", 0.96, test)
                .metric("lowest-recall", 0.9, test)
                .dependency("pkg:maven/org.tribuo/tribuo-core@4.3.1")
                .register();
        ana.version("digits:" + DERIVED).measure(Metric.of("accuracy", 0.93).on(Dataset.of("digits-of-2026")));
    }

    private static void move(RegistryClient ana, RegistryClient ben) {
        StageHandle staging = ben.model(MODEL).stage("staging");
        for (int number = 1; number <= DERIVED; number++) {
            staging.assign(ben.model(MODEL).require(number), "to be tried on new digits");
        }
        StageHandle production = ana.model(MODEL).stage("production");
        ModelVersion running = production.require();
        production.assign(ana.model(MODEL).require(running.number() == 1 ? 2 : 1), "smaller, and as good");
        production.rollback("slower than expected");
        production.setRules(
                "agreed with those who read the post", StageRule.atLeast("accuracy", 0.9), StageRule.approvals(1));
        production.requestPromotion(ana.model(MODEL).require(DERIVED), "half the size");
    }

    private static void serve(RegistryClient registry) throws Exception {
        try (DigitsService service = DigitsService.start(registry, 0)) {
            for (String pixels : pixels()) {
                HttpRequest image = HttpRequest.newBuilder(service.address())
                        .POST(HttpRequest.BodyPublishers.ofString(pixels))
                        .build();
                var unused = HttpClient.newHttpClient().send(image, HttpResponse.BodyHandlers.ofString());
            }
            registry.predictions().flush();
        }
    }

    /** Images without what they show. */
    private static List<String> pixels() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(DigitsExample.class.getResourceAsStream(DATA))),
                StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .limit(PREDICTIONS)
                    .map(line -> line.substring(0, line.lastIndexOf(',')))
                    .toList();
        }
    }

    private static void annotate(RegistryClient ana, RegistryClient ben) {
        ana.model(MODEL).describe("Reads handwritten digits.\n\nAsk **the post** before changing it.");
        ana.model(MODEL).tag("team", "post");
        ben.model(MODEL).comment("Which of these does the *sorting machine* use?");
        VersionHandle first = ben.version("digits:1");
        first.comment("Mixes up 3 and 8.\n\n| seen as | 3 | 8 |\n| - | - | - |\n| 3 | 170 | 9 |\n");
        first.comment("<script>alert(1)</script> and <img src=x onerror=alert(2)>");
        first.tag("reviewed-by", "ben");
        first.deprecate("mixes up 3 and 8", ana.model(MODEL).require(2));
        ana.version("digits:2").attach("report.html", "<script>alert(3)</script>".getBytes(StandardCharsets.UTF_8));
    }

    private static void addOthers(RegistryClient ben) {
        ModelVersion wine = ben.model("wine/quality")
                .newVersion()
                .semanticVersion("1.0.0")
                .file("model.bin", new byte[] {1, 2, 3})
                .metric("accuracy", 0.86, Dataset.of("wine-test"))
                .trainedOn(Dataset.of("wine-train"))
                .dependency("pkg:maven/org.tribuo/tribuo-classification-tree@4.3.2")
                .tag("team", "cellar")
                .register();
        ben.model("wine/quality").tag("team", "cellar");
        ben.model("wine/quality").stage("production").assign(wine, "first release");
        ben.model("churn").newVersion().file("model.bin", new byte[] {4}).register();
    }

    /** Ends its dashboard, and deletes it. */
    @Override
    public void close() throws IOException {
        served.close();
        Folders.delete(directory);
    }
}
