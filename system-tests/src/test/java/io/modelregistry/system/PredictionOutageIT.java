package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.core.predict.Recorder;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.testservers.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Predictions go on while the database is away, wait on disk, and are all there when it is back. */
@Timeout(180)
class PredictionOutageIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(ServedDatabase.class)
    void catches_up_when_the_database_is_back(ServedDatabase kind) throws Exception {
        try (TestDatabase database = kind.newDatabase();
                TcpProxy proxy = kind.newProxy();
                Metadata metadata = Providers.metadata(ProxiedRegistry.through(proxy, database))) {
            try (Recorder recorder = RecordingProcess.recorder(metadata, directory)) {
                RecordingProcess.record(recorder, 1, 700);
                assertThat(recorder.flush(LIMIT)).isTrue();
                proxy.down();
                RecordingProcess.record(recorder, 701, 2_000);
                assertThat(recorder.flush(LIMIT)).isTrue();
                assertThat(recorder.status().dropped()).isZero();
                assertThat(recorder.status().spooled()).isPositive();
                proxy.up();
                RecordingProcess.record(recorder, 2_001, 2_100);
                while (metadata.predictions().count(PredictionFilter.ALL) < 2_100) {
                    Thread.sleep(20);
                }
            }
            assertThat(metadata.predictions().newest(PredictionFilter.ALL, Optional.empty(), 10_000))
                    .extracting(PredictionRecord::id)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 2_100)
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(metadata.predictions().missing(Instant.MAX)).isEmpty();
        }
        assertThat(directory).isEmptyDirectory();
    }
}
