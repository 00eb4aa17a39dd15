package io.modelregistry.lineage;

import io.modelregistry.Digest;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.query.VersionQuery;

/**
 * Which versions of any model are affected by something they were made of. Each call gives a query to be refined, {@code
 * where("stage = 'production'")}, and read by its verbs. Immutable, safe for many threads.
 */
public interface Impact {

    /** Versions that were trained on data of this name. */
    VersionQuery trainedOn(String dataset);

    /** Versions that were trained on exactly these bytes, whatever the data was called. */
    VersionQuery trainedOn(Digest data);

    /** Versions that have this feature among their inputs. */
    VersionQuery usingFeature(String feature);

    /**
     * Versions whose training, preprocessing or features came from a commit of any repository. The first 7 characters of the
     * commit or more are enough; a version that recorded a commit shortened to 7 to 12 characters is found by the whole.
     *
     * @throws InvalidInputException if there are fewer than 7 characters
     */
    VersionQuery builtFrom(String commit);

    /**
     * Versions that depend on a package, whichever version of it: by its name in any ecosystem, {@code log4j-core}, or by its
     * coordinate, {@code pkg:maven/org.apache.logging.log4j/log4j-core}.
     */
    VersionQuery dependingOn(String library);

    /**
     * Versions that depend on a package in a range: {@code <2.17.1}, or comparisons that must all hold, {@code >=2.0 <2.17.1},
     * by the order in which ecosystems write versions.
     *
     * @throws InvalidInputException if the text is not such a range
     */
    VersionQuery dependingOn(String library, String range);
}
