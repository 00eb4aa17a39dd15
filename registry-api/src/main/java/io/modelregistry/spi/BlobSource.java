package io.modelregistry.spi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes that are to be stored, and the name that people know them by. */
public interface BlobSource {

    /** The relative name of the file, for messages and progress. */
    String name();

    /** Bytes, as far as is known before they are read. */
    long size();

    /** The bytes from the beginning; close it. May be called again. */
    InputStream open() throws IOException;

    /** The bytes from an offset on; close it. Where bytes are far away, those before the offset are not fetched. */
    default InputStream open(long offset) throws IOException {
        InputStream in = open();
        try {
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The file they are in, if they are in one. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** Bytes held in memory. The array must not be changed. */
    static BlobSource of(String name, byte[] content) {
        return new BlobSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }

    /** Bytes of a file of a size that was read before. Links are not followed. */
    static BlobSource of(String name, Path file, long size) {
        return new BlobSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
            }

            @Override
            public Optional<Path> file() {
                return Optional.of(file);
            }
        };
    }
}
