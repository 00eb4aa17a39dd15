/** What an application imports, and what a storage provider implements. */
@SuppressWarnings("module") // the modules that internal is exported to are built later
module io.modelregistry {
    requires jdk.management;
    requires transitive java.sql;
    requires transitive org.jspecify;
    requires transitive org.slf4j;

    exports io.modelregistry;
    exports io.modelregistry.compare;
    exports io.modelregistry.error;
    exports io.modelregistry.lineage;
    exports io.modelregistry.query;
    exports io.modelregistry.rule;
    exports io.modelregistry.serving;
    exports io.modelregistry.spi;
    exports io.modelregistry.internal to
            io.modelregistry.core,
            io.modelregistry.store.jdbc,
            io.modelregistry.store.s3;

    uses io.modelregistry.spi.ClientProvider;
    uses io.modelregistry.spi.MetadataProvider;
    uses io.modelregistry.spi.ArtifactProvider;
}
