package io.modelregistry.core.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageName;
import io.modelregistry.core.compatibility.Needs;
import io.modelregistry.core.integrity.PackageUrls;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.StoredFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ServableTextTest {

    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void what_was_served_is_read_as_it_was_written() {
        ResolvedVersion version = new ResolvedVersion(
                new ModelName("churn"),
                7,
                Optional.of(SemanticVersion.parse("3.1.2")),
                DIGEST,
                Optional.of(new StageName("production")),
                OptionalLong.of(12));
        Needs needs = new Needs(
                List.of(PackageUrls.parse("pkg:maven/org.tribuo/tribuo-core@4.3.2")),
                Optional.of(RuntimeEnvironment.current()),
                true);
        StoredFile file = new StoredFile(new ModelFile("model.onnx", 1, DIGEST), new BlobKey(DIGEST, 3));
        Servable servable = new Servable(version, List.of(file), needs, AT);
        assertThat(ServableText.read(ServableText.write(servable))).contains(servable);
    }

    @Test
    void what_may_be_absent_may_be_absent() {
        ResolvedVersion version = new ResolvedVersion(
                new ModelName("churn"), 7, Optional.empty(), DIGEST, Optional.empty(), OptionalLong.empty());
        Servable servable = new Servable(version, List.of(), new Needs(List.of(), Optional.empty(), false), AT);
        assertThat(ServableText.read(ServableText.write(servable))).contains(servable);
    }

    @Test
    void what_is_damaged_or_of_another_format_is_not_there() {
        assertThat(ServableText.read("")).isEmpty();
        assertThat(ServableText.read("{}")).isEmpty();
        assertThat(ServableText.read("{\"format\":\"modelregistry-served-1\"}")).isEmpty();
    }
}
