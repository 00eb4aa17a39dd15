package io.modelregistry.benchmarks;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.ResolvedVersion;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What serving repeats: which version is in production. Beside it the least that the same database can do for the same
 * answer, {@link RawStages}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls open() before anything else
public class ResolveBenchmark {

    private static final String REFERENCE = "churn@production";

    /** The database. */
    @Param({"sqlite", "h2"})
    public String database;

    private Scratch scratch;
    private RegistryClient registry;
    private RawStages raw;

    /** Puts a version into production. */
    @Setup
    public void open() throws IOException, SQLException {
        scratch = Scratch.create();
        registry = RegistryClient.open("jdbc:" + database + ":" + scratch.path("registry.db"));
        ModelVersion version = registry.model("churn")
                .newVersion()
                .file("model.bin", new byte[] {1})
                .semanticVersion("1.0.0")
                .register();
        registry.model("churn").stage("production").assign(version, "first");
        raw = RawStages.open("jdbc:" + database + ":" + scratch.path("raw.db"), registry.resolve(REFERENCE));
    }

    /** Takes all of it away. */
    @TearDown
    public void close() throws IOException, SQLException {
        raw.close();
        registry.close();
        scratch.close();
    }

    /** Through the registry. */
    @Benchmark
    public ResolvedVersion resolve() {
        return registry.resolve(REFERENCE);
    }

    /** A prepared statement, kept open on a connection of its own. */
    @Benchmark
    public ResolvedVersion rawJdbc() throws SQLException {
        return raw.find("churn", "production");
    }
}
