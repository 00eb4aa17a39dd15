/** The client behind the interfaces, and stores that need nothing installed. */
module io.modelregistry.core {
    requires io.modelregistry;
    requires org.jspecify;

    provides io.modelregistry.spi.ArtifactProvider with
            io.modelregistry.core.file.FileArtifactProvider,
            io.modelregistry.core.memory.MemoryArtifactProvider;
    provides io.modelregistry.spi.MetadataProvider with
            io.modelregistry.core.memory.MemoryMetadataProvider;
}
