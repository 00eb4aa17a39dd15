package io.modelregistry.examples;

import io.modelregistry.spi.InspectedFile;
import io.modelregistry.spi.Inspection;
import io.modelregistry.spi.ModelInspector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

// region inspector
/** Reads the head of GGUF: four letters, a version, and how many tensors there are. */
public final class GgufInspector implements ModelInspector {

    private static final int GGUF = 0x46554747;
    private static final int HEAD_BYTES = 16;

    @Override
    public Optional<Inspection> inspect(List<InspectedFile> files) throws IOException {
        for (InspectedFile file : files) {
            if (file.name().endsWith(".gguf")) {
                return Optional.of(inspect(file));
            }
        }
        return Optional.empty();
    }

    private static Inspection inspect(InspectedFile file) throws IOException {
        Inspection found = Inspection.of("gguf").file(file.name());
        try (InputStream in = file.open(0)) {
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(HEAD_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
            if (head.capacity() < HEAD_BYTES || head.getInt(0) != GGUF) {
                return found.problem("does not begin as GGUF does");
            }
            return found.property("gguf.version", head.getInt(4)).property("gguf.tensors", head.getLong(8));
        }
    }
}
// endregion
