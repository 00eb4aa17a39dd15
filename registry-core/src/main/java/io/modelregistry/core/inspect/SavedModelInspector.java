package io.modelregistry.core.inspect;

import io.modelregistry.spi.InspectedFile;
import io.modelregistry.spi.Inspection;
import io.modelregistry.spi.ModelInspector;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads TensorFlow's SavedModel: its signatures, tags and version. Graph and variables are skipped. */
public final class SavedModelInspector implements ModelInspector {

    private static final String FILE = "saved_model.pb";

    /** For the service loader. */
    public SavedModelInspector() {}

    @Override
    public Optional<Inspection> inspect(List<InspectedFile> files) throws IOException {
        Optional<InspectedFile> model = files.stream()
                .filter(file -> file.name().equals(FILE) || file.name().endsWith("/" + FILE))
                .findFirst();
        return model.isEmpty()
                ? Optional.empty()
                : Optional.of(FormatFile.read("tensorflow-saved-model", model.get(), SavedModelInspector::read)
                        .framework("tensorflow"));
    }

    private static Inspection read(InspectedFile file, Inspection found) throws IOException {
        try (InputStream in = file.open(0)) {
            SavedModel model = new SavedModel();
            model.read(ProtoReader.of(in, file.size()));
            return model.addTo(found);
        }
    }
}
