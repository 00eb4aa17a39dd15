package io.modelregistry.core.predict;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.query.Page;
import io.modelregistry.serving.PredictionCount;
import io.modelregistry.serving.Predictions;
import io.modelregistry.serving.RecordedPrediction;
import io.modelregistry.serving.RecordingGap;
import io.modelregistry.serving.RecordingStatus;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.RecorderRecord.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Predictions that fit a filter, the newest first. */
public final class CorePredictions implements Predictions {

    private static final Duration ALIVE = Duration.ofMinutes(2);
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE / 2);
    private static final int BATCH = 1_000;

    private final Supplier<Metadata> metadata;
    private final Recorder recorder;
    private final PredictionFilter filter;

    private CorePredictions(Supplier<Metadata> metadata, Recorder recorder, PredictionFilter filter) {
        this.metadata = metadata;
        this.recorder = recorder;
        this.filter = filter;
    }

    /**
     * Every prediction.
     *
     * @param recorder that of the same client
     */
    public static Predictions all(Supplier<Metadata> metadata, Recorder recorder) {
        return new CorePredictions(metadata, recorder, PredictionFilter.ALL);
    }

    private Predictions refined(PredictionFilter refined) {
        return new CorePredictions(metadata, recorder, refined);
    }

    @Override
    public Predictions of(String reference) {
        return refined(PredictionFilters.of(filter, reference));
    }

    @Override
    public Predictions stage(String stage) {
        return refined(PredictionFilters.stage(filter, stage));
    }

    @Override
    public Predictions since(Instant instant) {
        return refined(PredictionFilters.between(filter, Optional.of(instant), filter.until()));
    }

    @Override
    public Predictions until(Instant instant) {
        return refined(PredictionFilters.between(filter, filter.since(), Optional.of(instant)));
    }

    @Override
    public Predictions attribute(String name, String value) {
        return refined(PredictionFilters.attribute(filter, name, value));
    }

    @Override
    public List<RecordedPrediction> list() {
        return listed(filter);
    }

    private List<RecordedPrediction> listed(PredictionFilter wanted) {
        List<PredictionRecord> found = read(wanted, Optional.empty(), Limits.LIST + 1);
        if (found.size() > Limits.LIST) {
            throw InvalidInputException.of(
                    "list",
                    this.toString(),
                    "at most " + Limits.LIST + " predictions; page(…) and stream() take any number");
        }
        return recorded(found);
    }

    @Override
    public Page<RecordedPrediction> page(int size) {
        return page(size, Optional.empty());
    }

    @Override
    public Page<RecordedPrediction> page(int size, String token) {
        return page(size, Optional.of(tokens().read(token)));
    }

    private PredictionTokens tokens() {
        return new PredictionTokens(metadata.get().secret(), filter);
    }

    private Page<RecordedPrediction> page(int size, Optional<PredictionRecord.Place> after) {
        if (size < 1 || size > Limits.PAGE) {
            throw InvalidInputException.of("page size", Integer.toString(size), "1 to " + Limits.PAGE);
        }
        List<PredictionRecord> found = read(filter, after, size + 1);
        if (found.size() <= size) {
            return new Page<>(recorded(found), Optional.empty());
        }
        List<PredictionRecord> page = found.subList(0, size);
        String token = tokens().write(page.get(size - 1).place());
        return new Page<>(recorded(page), Optional.of(token));
    }

    @Override
    public Stream<RecordedPrediction> stream() {
        return Stream.iterate(
                        Optional.of(page(Limits.PAGE)),
                        Optional::isPresent,
                        page -> page.orElseThrow().nextToken().map(token -> page(Limits.PAGE, token)))
                .flatMap(page -> page.orElseThrow().items().stream());
    }

    private List<PredictionRecord> read(PredictionFilter wanted, Optional<PredictionRecord.Place> after, int limit) {
        return metadata.get().predictions().newest(wanted, after, limit);
    }

    private List<RecordedPrediction> recorded(List<PredictionRecord> found) {
        List<String> ids = found.stream().map(PredictionRecord::id).distinct().toList();
        Set<String> repeated = metadata.get().predictions().repeated(ids);
        return new PredictionList(found.stream()
                .map(prediction -> recorded(prediction, repeated.contains(prediction.id())))
                .toList());
    }

    private static RecordedPrediction recorded(PredictionRecord prediction, boolean isRepeated) {
        return new RecordedPrediction(
                prediction.id(),
                prediction.stamp(),
                prediction.at(),
                prediction.latency(),
                prediction.inputDigest(),
                prediction.input(),
                prediction.output(),
                new TreeMap<>(prediction.attributes()),
                prediction.failure(),
                prediction.recorder().application(),
                prediction.recorder().host(),
                isRepeated);
    }

    @Override
    public long count() {
        return metadata.get().predictions().count(filter);
    }

    @Override
    public List<PredictionCount> perDay() {
        return metadata.get().predictions().perDay(filter);
    }

    @Override
    public Optional<RecordedPrediction> find(String id) {
        return recorded(read(PredictionFilters.id(filter, id), Optional.empty(), 1)).stream()
                .findFirst();
    }

    @Override
    public List<RecordedPrediction> all(String id) {
        return listed(PredictionFilters.id(filter, id));
    }

    @Override
    public long delete() {
        if (filter.until().isEmpty()) {
            throw InvalidInputException.of("deletion", this.toString(), "one of predictions until(…) an instant");
        }
        return inBatches(() -> metadata.get().predictions().delete(filter, BATCH));
    }

    @Override
    public long erasePayloads() {
        if (filter.attributes().isEmpty()) {
            throw InvalidInputException.of("erasure", this.toString(), "one of predictions with an attribute(…)");
        }
        return inBatches(() -> metadata.get().predictions().erase(filter, BATCH));
    }

    private static long inBatches(IntSupplier batch) {
        long all = 0;
        int changed = batch.getAsInt();
        while (changed > 0) {
            all += changed;
            changed = batch.getAsInt();
        }
        return all;
    }

    @Override
    public void flush() {
        recorder.flush(FOREVER);
    }

    @Override
    public boolean flush(Duration limit) {
        return recorder.flush(limit);
    }

    @Override
    public RecordingStatus recording() {
        return recorder.status();
    }

    @Override
    public List<RecordingGap> gaps() {
        Instant aliveSince = metadata.get().now().minus(ALIVE);
        return metadata.get().predictions().missing(aliveSince).stream()
                .map(CorePredictions::gap)
                .toList();
    }

    private static RecordingGap gap(Missing missing) {
        return new RecordingGap(
                missing.recorder().application(),
                missing.recorder().host(),
                missing.first(),
                missing.last(),
                missing.recorder().startedAt(),
                reason(missing));
    }

    private static String reason(Missing missing) {
        return switch (missing.state()) {
            case RUNNING -> "they found no room, or still wait on that host's disk";
            case ENDED -> "they found no room, or their process died before it had handed them over";
            case SILENT ->
                "their process stopped without a word; some may never have been used, or wait on that host's disk";
        };
    }

    @Override
    public String toString() {
        return PredictionFilters.text(filter);
    }
}
