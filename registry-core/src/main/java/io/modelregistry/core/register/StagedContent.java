package io.modelregistry.core.register;

import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.spi.InspectedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file as it was staged; as its source has it, where the store left it there.
 *
 * @param staged what was read of it
 * @param source where it was read from
 */
record StagedContent(Staged staged, BlobSource source) implements InspectedFile {

    static List<InspectedFile> of(List<BlobSource> sources, List<Staged> staged) {
        List<InspectedFile> files = new ArrayList<>();
        for (int i = 0; i < staged.size(); i++) {
            files.add(new StagedContent(staged.get(i), sources.get(i)));
        }
        return files;
    }

    @Override
    public String name() {
        return staged.name();
    }

    @Override
    public long size() {
        return staged.size();
    }

    @Override
    public InputStream open(long offset) throws IOException {
        Optional<InputStream> kept = staged.open(offset);
        return kept.isPresent() ? kept.get() : source.open(offset);
    }
}
