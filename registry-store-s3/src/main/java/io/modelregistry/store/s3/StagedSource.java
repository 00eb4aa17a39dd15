package io.modelregistry.store.s3;

import io.modelregistry.Digest;
import io.modelregistry.internal.SourceReader;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.BlobSource;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * A source that was digested and stays where it is. The state of the digest at the beginning of every part is kept, so that parts
 * can later be sent side by side and each be checked against the one digest of the whole.
 */
final class StagedSource implements ArtifactStore.Staged {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final BlobSource source;
    private final List<Part> parts;
    private final List<MessageDigest> states;
    private final Digest digest;

    private StagedSource(BlobSource source, List<Part> parts, List<MessageDigest> states, Digest digest) {
        this.source = source;
        this.parts = parts;
        this.states = states;
        this.digest = digest;
    }

    /** Reads a source once. */
    static StagedSource read(BlobSource source) throws ClosedByInterruptException {
        List<Part> parts = Part.of(source.size());
        List<MessageDigest> states = new ArrayList<>();
        MessageDigest digest = Digest.sha256();
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, source.size() + 1));
        try (SourceReader in = SourceReader.open(source)) {
            for (Part part : parts) {
                states.add(copy(digest));
                read(in, part.length(), buffer, digest);
            }
            read(in, 1, buffer, digest);
            in.requireUnchanged();
        }
        return new StagedSource(source, parts, states, Digest.finish(digest));
    }

    private static void read(SourceReader in, long length, ByteBuffer buffer, MessageDigest digest)
            throws ClosedByInterruptException {
        long left = length;
        while (left > 0) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            int read = in.read(buffer);
            if (read < 0) {
                return;
            }
            digest.update(buffer.flip());
            left -= read;
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This SHA-256 cannot be copied: " + digest.getProvider(), e);
        }
    }

    List<Part> parts() {
        return parts;
    }

    /** The bytes of a part, which end only if they are those that were digested. */
    CheckedContent content(Part part) {
        boolean last = part.number() == parts.size();
        Digest expected = last ? digest : Digest.finish(copy(states.get(part.number())));
        return new CheckedContent(source, part, () -> copy(states.get(part.number() - 1)), expected);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public void close() {
        // nothing was copied
    }

    @Override
    public String toString() {
        return name();
    }
}
