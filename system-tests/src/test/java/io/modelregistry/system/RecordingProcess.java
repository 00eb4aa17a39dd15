package io.modelregistry.system;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.core.predict.CorePredictionDraft;
import io.modelregistry.core.predict.Recorder;
import io.modelregistry.serving.ModelLease;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.spi.Metadata;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Records predictions without end, each under its number as id, and says how many were handed over, until somebody kills it.
 * Arguments: the address of the metadata, the directory of the spool, a seed.
 */
final class RecordingProcess {

    static final String READY = "ready";
    static final String HANDED_OVER = "handed over ";

    private static final int MOST_AT_ONCE = 300;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final ResolvedVersion VERSION = new ResolvedVersion(
            new ModelName("churn"),
            1,
            Optional.empty(),
            Digest.of(new byte[0]),
            Optional.empty(),
            OptionalLong.empty());

    private RecordingProcess() {}

    public static void main(String[] arguments) {
        Random random = new Random(Long.parseLong(arguments[2]));
        try (Metadata metadata = Providers.metadata(arguments[0]);
                Recorder recorder = recorder(metadata, Path.of(arguments[1]))) {
            System.out.println(READY);
            int last = 0;
            while (recorder.flush(LIMIT)) {
                System.out.println(HANDED_OVER + last);
                int more = random.nextInt(MOST_AT_ONCE);
                record(recorder, last + 1, last + more);
                last += more;
            }
        }
    }

    static Recorder recorder(Metadata metadata, Path spool) {
        return new Recorder(() -> metadata, metadata.address(), spool, "recording", () -> "here");
    }

    /** Makes predictions whose ids are numbers. */
    static void record(Recorder recorder, int first, int last) {
        for (int id = first; id <= last; id++) {
            int made = new CorePredictionDraft<>(Lease::new, recorder, true)
                    .id(Integer.toString(id))
                    .input("{}")
                    .attribute("customer", "c" + id % 7)
                    .call(model -> model)
                    .value();
            if (made != Lease.ANSWER) {
                throw new IllegalStateException("The model answered " + made);
            }
        }
    }

    private static final class Lease implements ModelLease<Integer> {

        static final int ANSWER = 42;

        @Override
        public Integer model() {
            return ANSWER;
        }

        @Override
        public ResolvedVersion version() {
            return VERSION;
        }

        @Override
        public ModelStamp stamp() {
            return ModelStamp.of(VERSION);
        }

        @Override
        public void close() {}
    }
}
