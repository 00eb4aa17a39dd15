package io.modelregistry.spi;

import java.io.IOException;
import java.io.InputStream;

/** One file of a version, for reading only. */
public interface InspectedFile {

    /** The relative name, with {@code /}. */
    String name();

    /** Bytes. */
    long size();

    /** The bytes from an offset to the end; close it. Skipping forward is cheap where the file is on disk. */
    InputStream open(long offset) throws IOException;
}
