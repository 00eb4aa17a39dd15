package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;
import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.ChangeListening;
import io.modelregistry.spi.ConsumerStore;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.OperationLog;
import io.modelregistry.spi.PredictionStore;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;

/** An opened database. */
final class JdbcMetadata implements Metadata {

    private static final String SECRET = "select secret from registry where id = 1";

    private final Database database;
    private final Contact contact;
    private final Transactions transactions;
    private final StoreClock clock;
    private final Announcements announcements;
    private final MetadataStore store;
    private final ConsumerStore consumers;
    private final OperationLog operations;
    private final BlobIndex blobs;
    private final PredictionStore predictions;

    JdbcMetadata(Database database, Contact contact, StoreClock clock, Announcements announcements) {
        this.database = database;
        this.contact = contact;
        this.clock = clock;
        this.announcements = announcements;
        transactions = new Transactions(database);
        store = new JdbcMetadataStore(transactions, database.dialect(), clock);
        consumers = new JdbcConsumerStore(transactions, clock);
        operations = new JdbcOperationLog(transactions, database.dialect(), clock);
        blobs = new JdbcBlobIndex(transactions);
        predictions = new JdbcPredictionStore(transactions, database.dialect(), clock);
    }

    @Override
    public MetadataStore store() {
        database.requireOpen();
        return store;
    }

    @Override
    public ConsumerStore consumers() {
        database.requireOpen();
        return consumers;
    }

    @Override
    public OperationLog operations() {
        database.requireOpen();
        return operations;
    }

    @Override
    public BlobIndex blobs() {
        database.requireOpen();
        return blobs;
    }

    @Override
    public PredictionStore predictions() {
        database.requireOpen();
        return predictions;
    }

    @Override
    public String address() {
        database.requireOpen();
        return contact.address();
    }

    @Override
    public String product() {
        database.requireOpen();
        return contact.product();
    }

    @Override
    public int schema() {
        database.requireOpen();
        return database.schema().version();
    }

    @Override
    public String durability() {
        database.requireOpen();
        return contact.durability();
    }

    @Override
    public byte[] secret() {
        return HexFormat.of().parseHex(transactions.read(SECRET, statement -> {
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }));
    }

    @Override
    public Instant now() {
        return Micros.instant(transactions.read(clock::now));
    }

    @Override
    public ChangeListening listen(Consumer<ModelName> changed) {
        database.requireOpen();
        return announcements.listen(changed);
    }

    @Override
    public void migrate() {
        database.requireOpen();
        database.migrate();
    }

    @Override
    public void close() {
        database.close();
    }

    @Override
    public String toString() {
        return contact.address();
    }
}
