package io.modelregistry.internal;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which relative names a version's files may have: those that every file system keeps as they are, below the directory they
 * are written to.
 */
public final class FileNames {

    static final int COMPONENT_BYTES = 255;
    static final int DEPTH = 100;

    private static final String WHAT = "file name";
    private static final Pattern SEPARATOR = Pattern.compile("/");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\\\:*?\"<>|\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");
    private static final Pattern DEVICE = Pattern.compile(
            "(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\\..*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private FileNames() {}

    /**
     * Returns the name if a file may have it.
     *
     * @throws InvalidInputException if not
     */
    public static String check(String name) {
        // Before anything that takes time: a hostile name may be as long as it likes.
        allow(name.length() <= Limits.FILE_NAME_BYTES, name, "at most " + Limits.FILE_NAME_BYTES + " bytes in UTF-8");
        allow(isWellFormed(name), name, "Unicode text without lone surrogates");
        allow(bytes(name) <= Limits.FILE_NAME_BYTES, name, "at most " + Limits.FILE_NAME_BYTES + " bytes in UTF-8");
        allow(!FORBIDDEN.matcher(name).find(), name, "a name without control characters and any of \\ : * ? \" < > |");
        allow(Normalizer.isNormalized(name, Normalizer.Form.NFC), name, "Unicode text in normal form C");
        String[] components = SEPARATOR.split(name, -1);
        allow(components.length <= DEPTH, name, "at most " + DEPTH + " components");
        for (String component : components) {
            checkComponent(component, name);
        }
        return name;
    }

    private static void checkComponent(String component, String name) {
        allow(
                !component.isEmpty() && !component.equals(".") && !component.equals(".."),
                name,
                "a relative path such as weights/layer-1.bin, without empty components, '.' and '..'");
        allow(
                bytes(component) <= COMPONENT_BYTES,
                name,
                "components of at most " + COMPONENT_BYTES + " bytes in UTF-8");
        allow(
                !component.endsWith(".") && !component.endsWith(" "),
                name,
                "components that end in neither dot nor space");
        allow(!DEVICE.matcher(component).matches(), name, "components other than Windows device names such as nul");
    }

    /**
     * Checks that files with these names, each of which may be one, can be in one directory on every file system: no name
     * twice, also not but for case, and no file where another name has a directory.
     *
     * @throws InvalidInputException if they cannot
     */
    public static void checkTogether(Collection<String> names) {
        Map<String, String> spellings = new HashMap<>();
        for (String name : names) {
            String other = spellings.putIfAbsent(folded(name), name);
            allow(other == null, name, "one file of each name, but there is " + other + " as well");
        }
        for (String name : names) {
            checkDirectories(name, spellings);
        }
    }

    /** Directories are in the map with a slash at the end, which no file has. */
    private static void checkDirectories(String name, Map<String, String> spellings) {
        for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
            String directory = name.substring(0, end);
            String folded = folded(directory);
            String file = spellings.get(folded);
            allow(file == null, name, "a path whose directories are no files, but " + file + " is one");
            String other = spellings.putIfAbsent(folded + "/", directory);
            if (other != null) {
                allow(
                        other.equals(directory),
                        name,
                        "one spelling of each directory, but there is " + other + " as well");
                return;
            }
        }
    }

    /** What names share that are one on a file system without case. Full case folding: upper-casing turns ß into SS. */
    private static String folded(String name) {
        String folded = name.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void allow(boolean isAllowed, String name, String allowed) {
        if (!isAllowed) {
            throw InvalidInputException.of(WHAT, name, allowed);
        }
    }
}
