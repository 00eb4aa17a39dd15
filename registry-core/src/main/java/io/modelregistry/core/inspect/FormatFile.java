package io.modelregistry.core.inspect;

import io.modelregistry.spi.InspectedFile;
import io.modelregistry.spi.Inspection;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Picks the files of a format by their names, and reads one up to where it is broken. */
final class FormatFile {

    /** Of a version with 100,000 files not each may be opened. */
    private static final int CANDIDATES = 100;

    private FormatFile() {}

    /** The first files with one of these endings, in lower case with the dot; an empty one stands for names without a dot. */
    static List<InspectedFile> ending(List<InspectedFile> files, String... endings) {
        return files.stream()
                .filter(file -> ends(lastComponent(file.name()), endings))
                .limit(CANDIDATES)
                .toList();
    }

    private static String lastComponent(String name) {
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean ends(String name, String... endings) {
        for (String ending : endings) {
            if (ending.isEmpty() ? name.indexOf('.') < 0 : name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** What a file says, or what is wrong with it. */
    static Inspection read(String format, InspectedFile file, Reader reader) throws IOException {
        Inspection found = Inspection.of(format).file(file.name());
        try {
            return reader.read(file, found);
        } catch (MalformedFileException e) {
            return found.problem(String.valueOf(e.getMessage()));
        } catch (EOFException e) {
            return found.problem("ends too early");
        }
    }

    /** Reads one format. */
    interface Reader {

        /** Adds what a file says to what was found. */
        Inspection read(InspectedFile file, Inspection found) throws IOException;
    }
}
