package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.TransferListener;
import io.modelregistry.internal.Manifest;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.StoredFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A version whose bytes are in a store. */
record TestVersion(String reference, TestArtifacts store, List<StoredFile> files) {

    static TestVersion of(String reference, TestArtifacts store) {
        return new TestVersion(reference, store, List.of());
    }

    TestVersion with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    TestVersion with(String name, byte[] content) {
        Digest digest = Digest.of(content);
        store.hold(digest, content);
        List<StoredFile> more = new ArrayList<>(files);
        more.add(new StoredFile(new ModelFile(name, content.length, digest), new BlobKey(digest, 1)));
        return new TestVersion(reference, store, more);
    }

    Digest digest() {
        return Manifest.of(files.stream().map(StoredFile::file).toList()).digest();
    }

    Digest digest(String name) {
        return files.stream()
                .map(StoredFile::file)
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .digest();
    }

    CachedVersionFiles in(LocalCache cache) {
        return in(cache, TransferListener.NONE, Verification.WHEN_CHANGED);
    }

    CachedVersionFiles in(LocalCache cache, TransferListener listener, Verification verification) {
        FileSource source = new FileSource(() -> store, cache, listener, verification);
        return new CachedVersionFiles(reference, digest(), () -> files, source);
    }
}
