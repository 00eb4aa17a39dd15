package io.modelregistry.internal;

import io.modelregistry.Digest;
import io.modelregistry.Limits;
import io.modelregistry.ModelFile;
import io.modelregistry.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of a version's files that its digest is taken from. Text in UTF-8: the line {@code modelregistry-manifest-v1},
 * then {@code <64 hexadecimal digits> <size> <name>} for each file, by the bytes of its name, each line ended by a line feed.
 * Permanent: the format and its test vectors are published in docs/formats.md.
 */
public final class Manifest {

    private static final String FORMAT = "modelregistry-manifest-v1\n";

    private final List<ModelFile> files;
    private final Digest digest;

    private Manifest(List<ModelFile> files) {
        this.files = files;
        this.digest = digestOf(files);
    }

    /**
     * The manifest of these files, given in any order.
     *
     * @throws InvalidInputException if they are too many, or a name is none or does not go with another
     */
    public static Manifest of(List<ModelFile> files) {
        if (files.size() > Limits.FILES) {
            throw InvalidInputException.of(
                    "number of files", Integer.toString(files.size()), "at most " + Limits.FILES);
        }
        files.forEach(Manifest::check);
        FileNames.checkTogether(files.stream().map(ModelFile::name).toList());
        List<ModelFile> sorted = new ArrayList<>(files);
        sorted.sort((first, second) -> compareAsBytes(first.name(), second.name()));
        return new Manifest(List.copyOf(sorted));
    }

    private static void check(ModelFile file) {
        FileNames.check(file.name());
        if (file.size() < 0) {
            throw InvalidInputException.of("size of " + file.name(), Long.toString(file.size()), "0 bytes or more");
        }
    }

    /** The order of the UTF-8 forms, which is that of the code points; UTF-16 puts surrogates before U+E000. */
    private static int compareAsBytes(String first, String second) {
        int end = Math.min(first.length(), second.length());
        for (int i = 0; i < end; i++) {
            char one = first.charAt(i);
            char other = second.charAt(i);
            if (one != other) {
                boolean sameKind = Character.isSurrogate(one) == Character.isSurrogate(other);
                return sameKind ? Character.compare(one, other) : Character.isSurrogate(one) ? 1 : -1;
            }
        }
        return Integer.compare(first.length(), second.length());
    }

    /** Line by line, because the text of many long names is large. */
    private static Digest digestOf(List<ModelFile> files) {
        MessageDigest digest = Digest.sha256();
        digest.update(FORMAT.getBytes(StandardCharsets.UTF_8));
        files.forEach(file -> digest.update(line(file).getBytes(StandardCharsets.UTF_8)));
        return Digest.finish(digest);
    }

    private static String line(ModelFile file) {
        return file.digest().hex() + " " + file.size() + " " + file.name() + "\n";
    }

    /** The files in the order of the manifest. */
    public List<ModelFile> files() {
        return files;
    }

    /** SHA-256 of {@link #text()} in UTF-8: the digest of the version. */
    public Digest digest() {
        return digest;
    }

    /** Bytes of all files together. */
    public long size() {
        return files.stream().mapToLong(ModelFile::size).reduce(0, Math::addExact);
    }

    /** The manifest as it is digested. */
    public String text() {
        StringBuilder text = new StringBuilder(FORMAT);
        files.forEach(file -> text.append(line(file)));
        return text.toString();
    }

    @Override
    public String toString() {
        return files.size() + " files, " + digest;
    }
}
