package io.modelregistry;

import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.NotFoundException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of one version. Every byte that leaves here was compared with the digest it was registered under; bytes that
 * differ are an {@link IntegrityException}, never an answer. Safe for many threads and processes.
 */
public interface VersionFiles {

    /** Every file, sorted by name. */
    List<ModelFile> list();

    /**
     * A local, read-only copy of one file, fetched and verified if it is not there yet. It stays valid until this
     * process ends, or the cache is deleted.
     *
     * @throws NotFoundException if the version has no such file
     */
    Path path(String name);

    /** A local, read-only directory with every file under its relative name. */
    Path directory();

    /**
     * One file as a stream over a verified local copy; close it.
     *
     * @throws NotFoundException if the version has no such file
     */
    InputStream open(String name);

    /**
     * Copies every file below a directory that does not exist yet or is empty. All or nothing: the directory appears when
     * every file is there and verified.
     *
     * @return the directory
     */
    @CanIgnoreReturnValue
    Path copyTo(Path directory);
}
