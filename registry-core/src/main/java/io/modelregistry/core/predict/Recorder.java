package io.modelregistry.core.predict;

import io.modelregistry.Digest;
import io.modelregistry.serving.RecordingStatus;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.RecorderRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the predictions made through one client. Nothing is opened before the first one. Recording never waits and never
 * fails: what finds no room is counted, and its number is reported as a gap. Safe for many threads.
 */
public final class Recorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final Supplier<Metadata> metadata;
    private final String address;
    private final Path root;
    private final String application;
    private final Supplier<String> host;
    private final InstantSource clock;
    private final RecorderSettings settings;
    private final TimeOrderedIds ids;
    private volatile @Nullable Recording recording;
    private boolean isClosed;

    /**
     * A recorder.
     *
     * @param metadata opened when it is first needed
     * @param address where it is, without secrets; known also while it is away
     * @param spoolDirectory where predictions wait while the store is away; several processes may share it
     * @param application who serves
     * @param host where; asked with the first prediction, since it may have to look that up
     */
    public Recorder(
            Supplier<Metadata> metadata,
            String address,
            Path spoolDirectory,
            String application,
            Supplier<String> host) {
        this(metadata, address, spoolDirectory, application, host, InstantSource.system(), RecorderSettings.USUAL);
    }

    Recorder(
            Supplier<Metadata> metadata,
            String address,
            Path spoolDirectory,
            String application,
            Supplier<String> host,
            InstantSource clock,
            RecorderSettings settings) {
        this.metadata = metadata;
        this.address = address;
        this.root = spoolDirectory.toAbsolutePath().normalize();
        this.application = application;
        this.host = host;
        this.clock = clock;
        this.settings = settings;
        this.ids = new TimeOrderedIds(clock);
    }

    /** Gets ready, so that the first prediction need not wait for that. */
    public void begin() {
        if (recording == null) {
            start();
        }
    }

    Instant now() {
        return clock.instant();
    }

    String newId() {
        return ids.next().toString();
    }

    void record(UnnumberedPrediction prediction) {
        Recording running = recording;
        if (running == null) {
            running = start();
        }
        if (running != null) {
            running.record(prediction);
        }
    }

    /** Nothing after it was closed. */
    private synchronized @Nullable Recording start() {
        if (recording == null && !isClosed) {
            recording = newRecording();
        }
        return recording;
    }

    private Recording newRecording() {
        RecorderRecord recorder = new RecorderRecord(
                UUID.randomUUID().toString(), application, host.get(), now().truncatedTo(ChronoUnit.MICROS));
        StoreCalls store = new StoreCalls(metadata, settings.storeLimit());
        RecorderFile file =
                new RecorderFile(recorder, address, store.ask(Recorder::registry), RecorderFile.currentBoot());
        Optional<RecorderDirectory> directory = directory(file);
        Outbox outbox = new Outbox(settings, recorder, store, directory, root);
        return new Recording(settings, recorder, directory, outbox).start();
    }

    /** Tells registries apart, also those that were at one address one after the other; keeps the secret. */
    private static String registry(Metadata opened) {
        return Digest.of(opened.secret()).hex();
    }

    private Optional<RecorderDirectory> directory(RecorderFile file) {
        try {
            Files.createDirectories(root);
            return Optional.of(RecorderDirectory.create(root, file, settings.spoolBytes()));
        } catch (IOException e) {
            LOG.warn("Predictions cannot wait in {}; while the store is away they are dropped", root, e);
            return Optional.empty();
        }
    }

    /**
     * Waits until every prediction recorded so far is in the store or on disk, or was counted as dropped.
     *
     * @return whether that took no longer than the limit
     */
    public boolean flush(Duration limit) {
        Recording running = recording;
        return running == null || running.flush(limit);
    }

    /** How far it is. */
    public RecordingStatus status() {
        Recording running = recording;
        return running == null ? new RecordingStatus(0, 0, 0, 0) : running.status();
    }

    /** Hands over what is queued, for a few seconds at most. A second call does nothing. */
    @Override
    public void close() {
        Recording running;
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            running = recording;
        }
        if (running != null) {
            running.close();
        }
    }

    @Override
    public String toString() {
        return "recorder of " + application + ": " + status();
    }
}
