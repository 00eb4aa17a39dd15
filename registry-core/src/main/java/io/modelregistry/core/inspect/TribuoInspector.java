package io.modelregistry.core.inspect;

import io.modelregistry.spi.InspectedFile;
import io.modelregistry.spi.Inspection;
import io.modelregistry.spi.ModelInspector;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads the protobuf files of <a href="https://tribuo.org">Tribuo</a>: provenance, features and outputs. */
public final class TribuoInspector implements ModelInspector {

    /** For the service loader. */
    public TribuoInspector() {}

    @Override
    public Optional<Inspection> inspect(List<InspectedFile> files) throws IOException {
        for (InspectedFile file :
                FormatFile.ending(files, ".pb", ".tribuo", ".model", ".bin", ".proto", ".protobuf", "")) {
            if (isModel(file)) {
                return Optional.of(
                        FormatFile.read("tribuo", file, TribuoInspector::read).framework("tribuo"));
            }
        }
        return Optional.empty();
    }

    /** The envelope around every model begins with the name of its class, perhaps after its version. */
    private static boolean isModel(InspectedFile file) throws IOException {
        try (InputStream in = file.open(0)) {
            ProtoReader envelope = ProtoReader.of(in, file.size());
            while (envelope.next()) {
                if (envelope.field() != 1) {
                    return envelope.field() == 2 && envelope.text().startsWith("org.tribuo.");
                }
            }
            return false;
        } catch (MalformedFileException | EOFException e) {
            return false;
        }
    }

    private static Inspection read(InspectedFile file, Inspection found) throws IOException {
        try (InputStream in = file.open(0)) {
            TribuoModel model = new TribuoModel();
            model.read(ProtoReader.of(in, file.size()));
            return model.addTo(found);
        }
    }
}
