package io.modelregistry.core.inspect;

import io.modelregistry.spi.InspectedFile;
import io.modelregistry.spi.Inspection;
import io.modelregistry.spi.ModelInspector;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads ONNX: inputs and outputs, operator sets, who wrote it, metadata. Weights and operators are skipped. */
public final class OnnxInspector implements ModelInspector {

    /** For the service loader. */
    public OnnxInspector() {}

    @Override
    public Optional<Inspection> inspect(List<InspectedFile> files) throws IOException {
        List<InspectedFile> models = FormatFile.ending(files, ".onnx");
        return models.isEmpty()
                ? Optional.empty()
                : Optional.of(FormatFile.read("onnx", models.get(0), OnnxInspector::read));
    }

    private static Inspection read(InspectedFile file, Inspection found) throws IOException {
        try (InputStream in = file.open(0)) {
            OnnxModel model = new OnnxModel();
            model.read(ProtoReader.of(in, file.size()));
            return model.addTo(found);
        }
    }
}
