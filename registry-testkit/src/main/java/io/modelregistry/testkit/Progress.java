package io.modelregistry.testkit;

import io.modelregistry.TransferListener;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what a listener hears. */
final class Progress implements TransferListener {

    private final Collection<Heard> heard = new ConcurrentLinkedQueue<>();

    /** The placement of staged bytes when they are stored for the first time. */
    static Placement firstIncarnation(Staged staged) {
        return new Placement(staged, new BlobKey(staged.digest(), 1));
    }

    @Override
    public void transferred(String file, long done, long size) {
        heard.add(new Heard(file, done, size));
    }

    List<String> files() {
        return heard.stream().map(Heard::file).distinct().toList();
    }

    long furthest(String file) {
        return heard.stream()
                .filter(one -> one.file().equals(file))
                .mapToLong(Heard::done)
                .max()
                .orElse(-1);
    }

    List<Long> sizes(String file) {
        return heard.stream()
                .filter(one -> one.file().equals(file))
                .map(Heard::size)
                .distinct()
                .toList();
    }

    private record Heard(String file, long done, long size) {}
}
