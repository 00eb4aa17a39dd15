package io.modelregistry.core.integrity;

import io.modelregistry.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The test vectors as they are published: tests read docs/formats.md itself, so that it cannot be wrong. */
final class PublishedVectors {

    private static final Path DOCUMENT = Path.of("..", "docs", "formats.md");

    private PublishedVectors() {}

    /** All blocks of one kind. */
    static List<Vector> of(String kind) {
        Pattern block = Pattern.compile("```" + kind + "\n(.*?)```\n\n`(sha256:[0-9a-f]{64})`\n", Pattern.DOTALL);
        return block.matcher(document())
                .results()
                .map(match -> new Vector(match.group(1), Digest.parse(match.group(2))))
                .toList();
    }

    private static String document() {
        try {
            return Files.readString(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text and the digest published for it. */
    record Vector(String text, Digest digest) {
        Digest computed() {
            return Digest.of(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return digest.abbreviated();
        }
    }
}
