package io.modelregistry.spi;

/** How far a version or model is in its life. The order is permanent: stores may keep the ordinal. */
public enum Lifecycle {
    /** In use, or free to be used. */
    ACTIVE,
    /** Found by its number only: {@code @latest} and ranges pass over it. */
    DEPRECATED,
    /** Hidden, and can be restored. */
    DELETED,
    /** Hidden, and its files are gone. */
    PURGED;

    /** Whether searches and references pass over it. */
    public boolean isHidden() {
        return this == DELETED || this == PURGED;
    }
}
