package io.modelregistry.dashboard.api;

/**
 * What a route takes from the URL.
 *
 * @param name its name
 * @param place where it is
 * @param text what it is for
 */
record Parameter(String name, Place place, String text) {

    /** Where a parameter is. */
    enum Place {
        PATH,
        /** Needed. */
        QUERY,
        OPTIONAL_QUERY,
        /** One or more of them. */
        REPEATED_QUERY
    }
}
