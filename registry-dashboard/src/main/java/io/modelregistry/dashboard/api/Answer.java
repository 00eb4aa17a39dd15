package io.modelregistry.dashboard.api;

/**
 * What a route answers with.
 *
 * @param form how it is sent
 * @param type what it is, or what there are several of
 */
record Answer(Form form, Class<?> type) {

    /** How an answer is sent. */
    enum Form {
        /** One JSON value. */
        ONE,
        /** A JSON object with {@code items}, and {@code next} if there may be more. */
        PAGE,
        /** The bytes of a file. */
        FILE,
        /** Plain text. */
        TEXT,
        /** Server-sent events that do not end. */
        EVENTS,
        /** A page for people; the query of its URL is for the page, which is the same for all. */
        HTML,
        /** A file that pages load. */
        ASSET;

        /** Whether it is for programs, and so described to them. */
        boolean isApi() {
            return this != HTML && this != ASSET;
        }
    }
}
