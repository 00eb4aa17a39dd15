package io.modelregistry.core.predict;

import io.modelregistry.Limits;
import io.modelregistry.core.search.Allowance;
import io.modelregistry.core.search.Slice;
import io.modelregistry.core.search.TimeQuestion;
import io.modelregistry.core.search.TimeSource;
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
import io.modelregistry.spi.PredictionRecord.Place;
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
    private final Allowance allowance;
    private final PredictionFilter filter;
    private final TimeQuestion<PredictionRecord, Place> question;

    private CorePredictions(
            Supplier<Metadata> metadata,
            Recorder recorder,
            Allowance allowance,
            PredictionFilter filter,
            TimeQuestion<PredictionRecord, Place> question) {
        this.metadata = metadata;
        this.recorder = recorder;
        this.allowance = allowance;
        this.filter = filter;
        this.question = question;
    }

    /**
     * Every prediction.
     *
     * @param recorder that of the same client
     * @param allowance how much a query may read
     */
    public static Predictions all(Supplier<Metadata> metadata, Recorder recorder, Allowance allowance) {
        return new CorePredictions(metadata, recorder, allowance, PredictionFilter.ALL, TimeQuestion.predictions());
    }

    private CorePredictions refined(PredictionFilter refined) {
        return new CorePredictions(metadata, recorder, allowance, refined, question);
    }

    @Override
    public Predictions where(String text) {
        return new CorePredictions(metadata, recorder, allowance, filter, question.where(text));
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
        Slice<PredictionRecord, Place> found = asked(now()).list(source(), Limits.LIST);
        if (found.next().isPresent()) {
            throw InvalidInputException.of(
                    "list",
                    this.toString(),
                    "at most " + Limits.LIST + " predictions; page(…) and stream() take any number");
        }
        return recorded(found.rows());
    }

    private TimeQuestion<PredictionRecord, Place> asked(Instant now) {
        return question.at(now);
    }

    private Instant now() {
        return question.now(() -> metadata.get().now());
    }

    private TimeSource<PredictionRecord, Place> source() {
        return TimeSource.predictions(
                PredictionFilters.text(filter), metadata.get().predictions(), filter, allowance);
    }

    @Override
    public Page<RecordedPrediction> page(int size) {
        return page(size, now(), Optional.empty());
    }

    @Override
    public Page<RecordedPrediction> page(int size, String token) {
        PredictionTokens.Content content = tokens().read(token);
        return page(size, content.now(), Optional.of(content.place()));
    }

    private PredictionTokens tokens() {
        return new PredictionTokens(metadata.get().secret(), filter, question.toString());
    }

    private Page<RecordedPrediction> page(int size, Instant now, Optional<Place> after) {
        if (size < 1 || size > Limits.PAGE) {
            throw InvalidInputException.of("page size", Integer.toString(size), "1 to " + Limits.PAGE);
        }
        Slice<PredictionRecord, Place> found = asked(now).page(source(), after, size);
        return new Page<>(
                recorded(found.rows()),
                found.next().map(place -> tokens().write(new PredictionTokens.Content(now, place))));
    }

    @Override
    public Stream<RecordedPrediction> stream() {
        return asked(now()).stream(source(), this::recorded);
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
        return question.isEverything()
                ? metadata.get().predictions().count(filter)
                : asked(now()).all(source()).count();
    }

    @Override
    public List<PredictionCount> perDay() {
        return question.isEverything()
                ? metadata.get().predictions().perDay(filter)
                : DailyCounts.of(asked(now()).all(source()));
    }

    @Override
    public Optional<RecordedPrediction> find(String id) {
        CorePredictions withId = refined(PredictionFilters.id(filter, id));
        return withId.recorded(withId.asked(now()).list(withId.source(), 1).rows()).stream()
                .findFirst();
    }

    @Override
    public List<RecordedPrediction> all(String id) {
        return refined(PredictionFilters.id(filter, id)).list();
    }

    @Override
    public long delete() {
        requireNoFilter("deletion");
        if (filter.until().isEmpty()) {
            throw InvalidInputException.of("deletion", this.toString(), "one of predictions until(…) an instant");
        }
        return inBatches(() -> metadata.get().predictions().delete(filter, BATCH));
    }

    @Override
    public long erasePayloads() {
        requireNoFilter("erasure");
        if (filter.attributes().isEmpty()) {
            throw InvalidInputException.of("erasure", this.toString(), "one of predictions with an attribute(…)");
        }
        return inBatches(() -> metadata.get().predictions().erase(filter, BATCH));
    }

    private void requireNoFilter(String what) {
        if (!question.isEverything()) {
            throw InvalidInputException.of(
                    what,
                    this.toString(),
                    "one by of(…), stage(…), since(…), until(…) and attribute(…), without where(…)");
        }
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
        String among = PredictionFilters.text(filter);
        return question.isEverything() ? among : among + " where " + question;
    }
}
