package io.modelregistry;

import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.error.ProviderException;
import io.modelregistry.error.StoreException;
import io.modelregistry.lineage.Impact;
import io.modelregistry.lineage.LineageHandle;
import io.modelregistry.lineage.Reproduction;
import io.modelregistry.query.ModelQuery;
import io.modelregistry.query.VersionQuery;
import io.modelregistry.rule.StageRules;
import io.modelregistry.serving.Compatibility;
import io.modelregistry.serving.Consumer;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.Predictions;
import io.modelregistry.serving.Provenance;
import io.modelregistry.serving.ServingDraft;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.Metadata;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A model registry: which versions of which models exist, what each was made from, and which one runs where. Open one for an
 * application, share it among threads, close it at the end.
 *
 * <p>Nouns give handles and do no I/O; verbs do. {@code find} answers with an {@link Optional}, {@code require} throws.
 */
@CheckReturnValue
public interface RegistryClient extends AutoCloseable {

    /**
     * Opens the registry in a directory, creating it if need be: metadata in {@code registry.db} (SQLite), files below
     * {@code artifacts/}. Safe for several processes at once.
     *
     * @throws StoreException if the directory cannot be used
     */
    static RegistryClient open(Path directory) {
        return open(directory.toString());
    }

    /**
     * Opens a registry by the path of a directory or the address of its metadata: {@code jdbc:sqlite:…} or {@code
     * jdbc:h2:…} of a file, whose artifacts are then in {@code artifacts/} beside it, or {@code memory:}. A server database
     * needs {@link #builder()}, for the address of its artifacts.
     */
    static RegistryClient open(String pathOrAddress) {
        return builder().open(pathOrAddress);
    }

    /** Collects what is needed to open a registry. */
    static Builder builder() {
        return Clients.builder();
    }

    /**
     * The model of this name, whether or not it exists.
     *
     * @throws InvalidInputException if no model can have that name
     */
    ModelHandle model(String name);

    /** The version that a reference names, if there is one. */
    Optional<ModelVersion> find(String reference);

    /**
     * The version that a reference names.
     *
     * @throws NotFoundException if there is none
     */
    ModelVersion require(String reference);

    /**
     * The versions that references by number name, {@code churn:7}, in that order; those of which there is none are passed over.
     * For lists: a few reads for some hundred of them.
     *
     * @throws InvalidInputException if one is no reference by number
     */
    List<ModelVersion> findAll(Collection<String> references);

    /**
     * Which version a reference names, without reading it whole: for what serving repeats.
     *
     * @throws NotFoundException if it names none
     */
    ResolvedVersion resolve(String reference);

    /**
     * What a reference names, to be annotated.
     *
     * @throws InvalidInputException if the text is not a reference
     */
    VersionHandle version(String reference);

    /**
     * The newest move of each stage of these models that was ever used, also where it emptied the stage, by model and stage. For
     * lists: a few reads for some hundred models.
     */
    List<StageChange> newestMoves(Collection<ModelName> models);

    /** All models, the last changed first. */
    ModelQuery models();

    /** All versions of all models, the last changed first. */
    VersionQuery versions();

    /**
     * A version to be served, and followed: {@code churn@production}, {@code churn@latest}, {@code churn:^3.1}.
     *
     * @throws InvalidInputException if the text is not a reference
     */
    ServingDraft serve(String reference);

    /**
     * Everything that made a recorded prediction; of several with this id, the newest.
     *
     * @throws NotFoundException if none was recorded under it
     */
    Provenance trace(String predictionId);

    /** Everything that made each prediction recorded under an id, the newest first. */
    List<Provenance> traceAll(String predictionId);

    /**
     * Everything that made whatever carries a stamp.
     *
     * @throws NotFoundException if there is no such version
     * @throws IntegrityException if the version has another digest: the stamp is of another registry
     */
    Provenance trace(ModelStamp stamp);

    /**
     * How far this process is what the version that a reference names needs.
     *
     * @throws NotFoundException if it names none
     */
    Compatibility compatibility(String reference);

    /** Where versions are in use: what clients serve that said so within 5 minutes. */
    List<Consumer> consumers();

    /** Versions side by side, of one model or of several: each of the others is seen from the first. */
    Comparison compare(ModelVersion first, ModelVersion... others);

    /**
     * What the version that a reference names was derived from, and what was derived from it.
     *
     * @throws InvalidInputException if the text is not a reference
     */
    LineageHandle lineage(String reference);

    /** What a version was derived from, and what was derived from it. */
    default LineageHandle lineage(ModelVersion version) {
        return lineage(version.reference());
    }

    /** Which versions are affected by something they were made of: data, a feature, a commit, a library. */
    Impact impact();

    /**
     * How to make the version that a reference names again, for a person to follow.
     *
     * @throws NotFoundException if it names none
     */
    Reproduction reproduce(String reference);

    /** The rules of stages for all models. */
    StageRules stageRules();

    /** What happened to all models. */
    History history();

    /** What served models answered, the newest first. */
    Predictions predictions();

    /**
     * The registry as it was at an instant.
     *
     * @throws InvalidInputException if the instant is in the future by the store's clock
     */
    RegistrySnapshot asOf(Instant instant);

    /** What whoever looks after a registry does. */
    Maintenance maintenance();

    /** Who acts through this client. */
    String actor();

    /** Ends background work and lets go of the stores that this client opened. A second call does nothing. */
    @Override
    void close();

    /** Collects what is needed to open a registry. Each option can be set once. Not safe for several threads. */
    @CanIgnoreReturnValue
    interface Builder {

        /** Where the metadata is: {@code jdbc:postgresql://host/database}. */
        Builder metadata(String address);

        /** A database connected by the caller, whose word on its parameters is taken; it stays open when the client closes. */
        Builder metadata(DataSource dataSource);

        /** A metadata store opened by the caller; it stays open when the client closes. */
        Builder metadata(Metadata metadata);

        /** Where the files are: {@code file:///srv/models/} or {@code s3://bucket/prefix?region=eu-central-1}. */
        Builder artifacts(String address);

        /** An artifact store opened by the caller; it stays open when the client closes. */
        Builder artifacts(ArtifactStore store);

        /** Where verified local copies are kept; otherwise beside an embedded registry or in the user's cache directory. */
        Builder cache(Path directory);

        /**
         * How large the local copies may become together; otherwise nothing is deleted. What was not used for longest goes
         * first; what a process serves, or was handed a path of, never does, so it may become larger for as long.
         */
        Builder cacheLimit(long bytes);

        /** Who acts; otherwise the operating-system user. */
        Builder actor(String actor);

        /** What the application is called where it serves; otherwise its main class or jar. */
        Builder application(String name);

        /**
         * How long a change is tried again after others moved first, or after the answer of a store was lost; otherwise 30
         * seconds.
         */
        Builder patience(Duration patience);

        /**
         * How long a query may take that has to come to the end: {@code list()}, {@code first()}, {@code count()} and
         * {@code facet(…)}; otherwise 30 seconds. Pages and streams give what they find before.
         */
        Builder queryTimeout(Duration limit);

        /**
         * Opens without contact to the stores, for serving: they are opened when first needed, again and again until they can
         * be. What is served starts from local copies while the registry is away.
         */
        Builder allowOffline();

        /**
         * Opens the registry and checks both stores, unless {@link #allowOffline} was said.
         *
         * @throws StoreException if one cannot be reached or used
         * @throws ProviderException if no module on the class path opens an address
         */
        @CheckReturnValue
        RegistryClient open();

        /** As {@link RegistryClient#open(String)}, with the other options of this builder. */
        @CheckReturnValue
        RegistryClient open(String pathOrAddress);
    }
}
