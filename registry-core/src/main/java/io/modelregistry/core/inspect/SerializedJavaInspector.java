package io.modelregistry.core.inspect;

import io.modelregistry.spi.InspectedFile;
import io.modelregistry.spi.Inspection;
import io.modelregistry.spi.ModelInspector;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Recognises Java serialization by the four bytes it begins with, and reads no fifth: only running it tells more. */
public final class SerializedJavaInspector implements ModelInspector {

    private static final byte[] MAGIC = {(byte) 0xAC, (byte) 0xED, 0, 5};

    /** For the service loader. */
    public SerializedJavaInspector() {}

    @Override
    public Optional<Inspection> inspect(List<InspectedFile> files) throws IOException {
        for (InspectedFile file : FormatFile.ending(files, ".ser", ".model", ".bin", ".tribuo", ".obj", "")) {
            try (InputStream in = file.open(0)) {
                if (Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                    return Optional.of(Inspection.of("java-serialization").file(file.name()));
                }
            }
        }
        return Optional.empty();
    }
}
