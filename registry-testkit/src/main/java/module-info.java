/** Contracts that every store passes, and stores that fail on demand. */
module io.modelregistry.testkit {
    requires transitive io.modelregistry;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires org.junit.jupiter.params;
    requires org.jspecify;

    exports io.modelregistry.testkit;
    exports io.modelregistry.testkit.fault;

    // JUnit calls the tests of the contracts and sets their fields.
    opens io.modelregistry.testkit to
            org.junit.platform.commons;
}
