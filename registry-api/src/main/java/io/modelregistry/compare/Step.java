package io.modelregistry.compare;

import io.modelregistry.SemanticVersion;

/** How far a semantic version should move, for what a change does to those who call the model. */
public enum Step {
    /** What worked with the version before may no longer. */
    MAJOR,

    /** There is more than before, and all that worked still does. */
    MINOR,

    /** Called as before. */
    PATCH;

    /**
     * The version that follows by this step. Before 1.0.0 the promise is one place to the right, as with {@code ^} in a
     * range: {@code MAJOR} leads from 0.3.1 to 0.4.0, {@code MINOR} to 0.3.2. A pre-release that is far enough from what
     * came before becomes its release: {@code MAJOR} leads from 2.0.0-rc.1 to 2.0.0.
     */
    public SemanticVersion after(SemanticVersion version) {
        if (version.isPreRelease() && isOpenedBy(version)) {
            return SemanticVersion.of(version.major(), version.minor(), version.patch());
        }
        Step place = version.major() > 0 ? this : version.minor() > 0 ? lower() : PATCH;
        return switch (place) {
            case MAJOR -> SemanticVersion.of(version.major() + 1, 0, 0);
            case MINOR -> SemanticVersion.of(version.major(), version.minor() + 1, 0);
            case PATCH -> SemanticVersion.of(version.major(), version.minor(), version.patch() + 1);
        };
    }

    private Step lower() {
        return this == MAJOR ? MINOR : PATCH;
    }

    /** Whether the release that a pre-release leads to begins at least this step. */
    private boolean isOpenedBy(SemanticVersion version) {
        return switch (this) {
            case MAJOR -> version.minor() == 0 && version.patch() == 0;
            case MINOR -> version.patch() == 0;
            case PATCH -> true;
        };
    }
}
