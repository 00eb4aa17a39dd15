package io.modelregistry.compare;

import java.util.Optional;

/** What one version has, and how that is seen from the first. Immutable. */
public interface Cell {

    /** The value as text, digests in full; empty if the version has none. */
    Optional<String> value();

    /** How it differs from what the first version has; empty for the first version itself, and where they are the same. */
    Optional<Difference> difference();

    /** What more is to be said: on what a metric was measured, what breaks; empty for nothing. */
    String note();
}
