package io.modelregistry.lineage;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.DirectoryWalk;
import io.modelregistry.internal.Manifest;
import io.modelregistry.spi.BlobSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads data sets in files and directories, each byte once. */
final class DataFiles {

    private static final int BUFFER_BYTES = 64 * 1024;

    private DataFiles() {}

    static Dataset read(Dataset named, Path path) {
        try {
            BasicFileAttributes kind = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (kind.isDirectory()) {
                return named.digest(ofDirectory(path)).from(path.toString());
            }
            if (kind.isRegularFile()) {
                return ofFile(named, path).from(path.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Data set " + named.name() + " cannot be read from " + path, e);
        }
        throw InvalidInputException.of("data set", path.toString(), "a file or a directory, not a link or device");
    }

    private static Digest ofDirectory(Path directory) throws IOException {
        List<ModelFile> files = new ArrayList<>();
        for (BlobSource source : DirectoryWalk.below(directory, "data set directory")) {
            files.add(digested(source));
        }
        if (files.isEmpty()) {
            throw InvalidInputException.of("data set", directory.toString(), "a directory with files in it");
        }
        return Manifest.of(files).digest();
    }

    private static ModelFile digested(BlobSource source) throws IOException {
        try (DigestInputStream in = new DigestInputStream(source.open(), Digest.sha256())) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return new ModelFile(source.name(), size, Digest.finish(in.getMessageDigest()));
        }
    }

    private static Dataset ofFile(Dataset named, Path file) throws IOException {
        String fileName = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean isZipped = fileName.endsWith(".gz");
        String plainName = isZipped ? fileName.substring(0, fileName.length() - 3) : fileName;
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), Digest.sha256())) {
            Dataset counted = isTable(plainName) ? counted(named, plainName, isZipped ? unzipped(in) : in) : named;
            in.transferTo(OutputStream.nullOutputStream());
            return counted.digest(Digest.finish(in.getMessageDigest()));
        }
    }

    private static boolean isTable(String name) {
        return name.endsWith(".csv") || name.endsWith(".tsv");
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        return new GZIPInputStream(in, BUFFER_BYTES);
    }

    private static Dataset counted(Dataset named, String fileName, InputStream in) throws IOException {
        DelimitedRows rows = new DelimitedRows(fileName.endsWith(".tsv") ? '\t' : ',');
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            rows.accept(buffer, read);
        }
        rows.end();
        return named.rows(rows.count()).columns(rows.columns());
    }
}
