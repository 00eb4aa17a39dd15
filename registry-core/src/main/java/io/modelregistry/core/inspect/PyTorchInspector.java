package io.modelregistry.core.inspect;

import io.modelregistry.spi.InspectedFile;
import io.modelregistry.spi.Inspection;
import io.modelregistry.spi.ModelInspector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Tells files of PyTorch by the names in them. The pickles that they hold are never read. */
public final class PyTorchInspector implements ModelInspector {

    private static final String[] ENDINGS = {".pt", ".pth", ".ptl", ".bin", ".ckpt"};
    /** A pickle of the number that old files begin with. */
    private static final byte[] LEGACY = HexFormat.of().parseHex("80028a0a6cfc9c46f9206aa85019");

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** For the service loader. */
    public PyTorchInspector() {}

    @Override
    public Optional<Inspection> inspect(List<InspectedFile> files) throws IOException {
        for (InspectedFile file : FormatFile.ending(files, ENDINGS)) {
            Optional<Inspection> found = inspect(file);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Inspection> inspect(InspectedFile file) throws IOException {
        byte[] head = head(file);
        if (Arrays.equals(head, LEGACY)) {
            return Optional.of(found(file).property("pytorch.layout", "legacy"));
        }
        if (!Arrays.equals(head, 0, Math.min(head.length, ZIP.length), ZIP, 0, ZIP.length)) {
            return Optional.empty();
        }
        try {
            return ofArchive(file, ZipDirectory.read(file));
        } catch (MalformedFileException e) {
            return Optional.of(found(file).problem(String.valueOf(e.getMessage())));
        }
    }

    private static byte[] head(InspectedFile file) throws IOException {
        try (InputStream in = file.open(0)) {
            return in.readNBytes(LEGACY.length);
        }
    }

    private static Inspection found(InspectedFile file) {
        return Inspection.of("pytorch").framework("pytorch").file(file.name());
    }

    /** All entries are below one directory, whose name is that of the file when it was written. */
    private static Optional<Inspection> ofArchive(InspectedFile file, ZipDirectory entries) throws IOException {
        Optional<String> root = entries.directoryOf("data.pkl");
        if (root.isEmpty()) {
            return Optional.empty();
        }
        Inspection found = found(file)
                .property("pytorch.layout", layout(entries, root.get()))
                .property("pytorch.tensors", entries.countBelow(root.get() + "data/"));
        Optional<byte[]> version = entries.content(root.get() + "version");
        return Optional.of(
                version.isEmpty()
                        ? found
                        : found.property(
                                "pytorch.file-version", new String(version.get(), StandardCharsets.US_ASCII).strip()));
    }

    private static String layout(ZipDirectory entries, String root) {
        if (entries.has(root + "bytecode.pkl")) {
            return "torchscript-lite";
        }
        return entries.has(root + "constants.pkl") ? "torchscript" : "checkpoint";
    }
}
