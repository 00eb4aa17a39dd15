package io.modelregistry.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Java that a document shows, and the regions of sources that it is taken from. */
final class ShownCode {

    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Pattern SHOWN =
            Pattern.compile("<!-- region (\\w+ of [^ ]+) -->\n```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REGION =
            Pattern.compile("\n *// region (\\w+)\n(.*?)\n *// endregion", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("^```java$", Pattern.MULTILINE);

    private ShownCode() {}

    /** The regions of these sources, by {@code name of source}. */
    static Map<String, String> regions(List<String> sources) throws IOException {
        Map<String, String> regions = new HashMap<>();
        for (String source : sources) {
            REGION.matcher(Files.readString(ROOT.resolve(source)))
                    .results()
                    .forEach(region -> regions.put(
                            region.group(1) + " of " + source, region.group(2).stripIndent()));
        }
        return regions;
    }

    /** What a document says is such a region. */
    static Map<String, String> shown(String document) {
        return SHOWN.matcher(document)
                .results()
                .collect(Collectors.toMap(
                        block -> block.group(1), block -> block.group(2).strip()));
    }

    /** Blocks of Java in a document. */
    static long blocks(String document) {
        return BLOCK.matcher(document).results().count();
    }
}
