package io.modelregistry.testkit;

import io.modelregistry.ModelName;
import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.OperationLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An empty registry, and short words for what is done with it. */
abstract class MetadataFixture {

    static final ModelName CHURN = new ModelName("churn");
    static final ModelName DIGITS = new ModelName("vision/digits");

    static final Duration SHORT_LEASE = Duration.ofMillis(3);

    private static final int PAGE = 100;

    final MetadataContract contract;
    Metadata metadata;
    MetadataStore store;
    OperationLog operations;
    BlobIndex blobs;
    Registrar registrar;

    @SuppressWarnings("NullAway.Init") // the registry is opened before each test
    MetadataFixture(MetadataContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    void open_an_empty_registry() throws Exception {
        use(contract.openEmpty());
    }

    /** Does everything that follows with this registry. */
    final void use(Metadata opened) {
        metadata = opened;
        store = opened.store();
        operations = opened.operations();
        blobs = opened.blobs();
        registrar = new Registrar(opened);
    }

    @AfterEach
    void close_the_registry() {
        metadata.close();
    }

    ModelRecord model(ModelName name) {
        return store.model(name).orElseThrow();
    }

    long modelId(ModelName name) {
        return model(name).id();
    }

    long versionId(ModelName name, int number) {
        return store.version(name, number).orElseThrow().id();
    }

    /** All events of a line, read in pages. */
    List<EventRecord> events(Line line) {
        List<EventRecord> all = new ArrayList<>();
        List<EventRecord> page = store.events(line, 0, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = store.events(line, page.get(page.size() - 1).sequence(), PAGE);
        }
        return all;
    }

    /** All blobs, read in pages. */
    static List<BlobRecord> allBlobs(BlobIndex index) {
        List<BlobRecord> all = new ArrayList<>();
        List<BlobRecord> page = index.after(0, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = index.after(page.get(page.size() - 1).id(), PAGE);
        }
        return all;
    }

    List<BlobRecord> allBlobs() {
        return allBlobs(blobs);
    }

    BlobRecord blob(long id) {
        return blobs.after(id - 1, 1).get(0);
    }

    /** Returns when leases of a few milliseconds that were given before the call have run out. */
    void letShortLeasesRunOut() throws InterruptedException {
        Instant end = metadata.now().plus(SHORT_LEASE);
        while (!metadata.now().isAfter(end)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
