/** The client behind the interfaces of registry-api, and stores that need nothing installed. */
module io.modelregistry.core {
    requires transitive io.modelregistry;
    requires com.fasterxml.jackson.databind;
    requires json.schema;
    requires packageurl.java;
    requires org.slf4j;

    uses io.modelregistry.spi.ArtifactProvider;
    uses io.modelregistry.spi.MetadataProvider;

    provides io.modelregistry.spi.ClientProvider with
            io.modelregistry.core.CoreClientProvider;
    provides io.modelregistry.spi.ArtifactProvider with
            io.modelregistry.core.file.FileArtifactProvider,
            io.modelregistry.core.memory.MemoryArtifactProvider;
    provides io.modelregistry.spi.MetadataProvider with
            io.modelregistry.core.memory.MemoryMetadataProvider;
}
