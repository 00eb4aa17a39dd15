package io.modelregistry.internal;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.BlobSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source once, from beginning to end, and notices if it changed since it was listed or while it was read. Links and what
 * is no regular file are refused before they are opened. For one thread.
 */
public final class SourceReader implements Closeable {

    private final BlobSource source;
    private final Optional<FileState> before;
    private final ReadableByteChannel channel;
    private long total;

    private SourceReader(BlobSource source, Optional<FileState> before, ReadableByteChannel channel) {
        this.source = source;
        this.before = before;
        this.channel = channel;
    }

    /**
     * Opens a source.
     *
     * @throws InvalidInputException if it cannot be read, or has another size than it was listed with
     */
    public static SourceReader open(BlobSource source) {
        try {
            Optional<Path> file = source.file();
            if (file.isEmpty()) {
                return new SourceReader(source, Optional.empty(), Channels.newChannel(source.open()));
            }
            FileState state = FileState.of(file.get());
            requireSize(source, state.size());
            FileChannel channel = FileChannel.open(file.get(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            return new SourceReader(source, Optional.of(state), channel);
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    /**
     * Reads some bytes; negative at the end.
     *
     * @throws InvalidInputException if the source cannot be read or is longer than it was listed with
     */
    public int read(ByteBuffer buffer) throws ClosedByInterruptException {
        try {
            int read = channel.read(buffer);
            total += Math.max(read, 0);
            if (total > source.size()) {
                requireSize(source, total);
            }
            return read;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    /**
     * Checks, after the last byte was read, that the source is still what it was.
     *
     * @throws InvalidInputException if it changed
     */
    public void requireUnchanged() {
        requireSize(source, total);
        try {
            if (before.isPresent()
                    && !before.get().equals(FileState.of(source.file().orElseThrow()))) {
                throw changed(source, "it was written to while it was read");
            }
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    /** What to throw for a source that is not any more what it was. */
    public static InvalidInputException changed(BlobSource source, String finding) {
        return InvalidInputException.of("file", source.name(), "one that nobody changes meanwhile; " + finding);
    }

    /** What to throw for a source that cannot be read. */
    public static InvalidInputException unreadable(BlobSource source, IOException e) {
        if (e instanceof NoSuchFileException) {
            return changed(source, "it is gone");
        }
        String reason = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
        return InvalidInputException.of(
                "file",
                source.name(),
                "a regular file that this user may read: " + e.getClass().getSimpleName() + reason);
    }

    private static void requireSize(BlobSource source, long size) {
        if (size != source.size()) {
            throw changed(source, "it had " + source.size() + " bytes and now has " + size + " or more");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // all there was to read was read
        }
    }

    /** What tells that a file changed. */
    private record FileState(
            long size, FileTime modified, @Nullable Object file) {

        static FileState of(Path path) throws IOException {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                throw new IOException("a link, directory or device");
            }
            return new FileState(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }
}
