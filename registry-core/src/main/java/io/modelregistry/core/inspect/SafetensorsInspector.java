package io.modelregistry.core.inspect;

import io.modelregistry.spi.InspectedFile;
import io.modelregistry.spi.Inspection;
import io.modelregistry.spi.ModelInspector;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads the headers of <a href="https://github.com/huggingface/safetensors">safetensors</a>, of all files of a model that was cut into several. */
public final class SafetensorsInspector implements ModelInspector {

    /** For the service loader. */
    public SafetensorsInspector() {}

    @Override
    public Optional<Inspection> inspect(List<InspectedFile> files) throws IOException {
        List<InspectedFile> models = FormatFile.ending(files, ".safetensors");
        return models.isEmpty() ? Optional.empty() : Optional.of(read(models));
    }

    private static Inspection read(List<InspectedFile> models) throws IOException {
        SafetensorsHeaders headers = new SafetensorsHeaders();
        for (InspectedFile model : models) {
            Inspection read = FormatFile.read("safetensors", model, (file, found) -> {
                headers.read(file);
                return found;
            });
            if (read.problem().isPresent()) {
                return read;
            }
        }
        return headers.addTo(Inspection.of("safetensors").file(models.get(0).name()));
    }
}
