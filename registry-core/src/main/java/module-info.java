/** The client behind the interfaces of registry-api, and stores that need nothing installed. */
module io.modelregistry.core {
    requires transitive io.modelregistry;
    requires com.fasterxml.jackson.databind;
    requires json.schema;
    requires java.xml;
    requires packageurl.java;
    requires org.slf4j;

    uses io.modelregistry.spi.ArtifactProvider;
    uses io.modelregistry.spi.FilesProvider;
    uses io.modelregistry.spi.MetadataProvider;
    uses io.modelregistry.spi.ModelInspector;

    provides io.modelregistry.spi.ClientProvider with
            io.modelregistry.core.CoreClientProvider;
    provides io.modelregistry.spi.ArtifactProvider with
            io.modelregistry.core.file.FileArtifactProvider,
            io.modelregistry.core.memory.MemoryArtifactProvider;
    provides io.modelregistry.spi.MetadataProvider with
            io.modelregistry.core.memory.MemoryMetadataProvider;
    provides io.modelregistry.spi.ModelInspector with
            io.modelregistry.core.inspect.OnnxInspector,
            io.modelregistry.core.inspect.PmmlInspector,
            io.modelregistry.core.inspect.PyTorchInspector,
            io.modelregistry.core.inspect.SafetensorsInspector,
            io.modelregistry.core.inspect.SavedModelInspector,
            io.modelregistry.core.inspect.SerializedJavaInspector,
            io.modelregistry.core.inspect.TribuoInspector,
            io.modelregistry.core.inspect.XgboostInspector;
}
