package io.modelregistry.core.maintain;

import io.modelregistry.ArtifactReport;
import io.modelregistry.Digest;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobRecord;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads every stored blob and compares it with its digest. */
final class ArtifactVerifier {

    private static final int BATCH = 500;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int NAMED_USES = 5;

    private final BlobIndex blobs;
    private final ArtifactStore artifacts;
    private final List<String> findings = new ArrayList<>();
    private final Set<BlobKey> unknown;
    private long files;
    private long bytes;

    /** What is stored is listed first: a blob's row is there before its bytes. */
    ArtifactVerifier(BlobIndex blobs, ArtifactStore artifacts) {
        this.blobs = blobs;
        this.artifacts = artifacts;
        try (Stream<BlobKey> stored = artifacts.list()) {
            this.unknown = stored.collect(Collectors.toCollection(HashSet::new));
        }
    }

    ArtifactReport verify() {
        List<BlobRecord> batch = blobs.after(0, BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(this::verify);
            batch = blobs.after(batch.get(batch.size() - 1).id(), BATCH);
        }
        return new ArtifactReport(files, bytes, unknown.size(), findings);
    }

    private void verify(BlobRecord blob) {
        unknown.remove(blob.key());
        if (blob.state() == BlobRecord.State.PRESENT) {
            files++;
            bytes += blob.size();
            damage(blob)
                    .filter(found -> blobs.isReferenced(blob.id()))
                    .ifPresent(found -> findings.add(uses(blob) + found));
        }
    }

    private Optional<String> damage(BlobRecord blob) {
        MessageDigest digest = Digest.sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        long read = 0;
        try (InputStream in = artifacts.open(blob.key(), 0, blob.size())) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                read += count;
            }
        } catch (IntegrityException | IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        Digest found = Digest.finish(digest);
        return found.equals(blob.key().digest())
                ? Optional.empty()
                : Optional.of(blob.key() + " holds " + read + " bytes of " + found);
    }

    private String uses(BlobRecord blob) {
        List<BlobIndex.Use> uses = blobs.uses(blob.id(), NAMED_USES);
        return uses.stream()
                        .map(use -> use.file() + " of " + use.model() + ":" + use.number())
                        .collect(Collectors.joining(", "))
                + (uses.size() == NAMED_USES ? " and perhaps more: " : ": ");
    }
}
