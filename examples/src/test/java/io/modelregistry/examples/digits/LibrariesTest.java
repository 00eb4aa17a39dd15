package io.modelregistry.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibrariesTest {

    @Test
    void finds_the_artifacts_of_a_group_with_their_versions() {
        assertThat(Libraries.ofGroup("org.tribuo"))
                .contains(
                        "pkg:maven/org.tribuo/tribuo-classification-sgd@4.3.2",
                        "pkg:maven/org.tribuo/tribuo-classification-tree@4.3.2",
                        "pkg:maven/org.tribuo/tribuo-core@4.3.2")
                .isSorted()
                .allMatch(purl -> purl.startsWith("pkg:maven/org.tribuo/"));
    }

    @Test
    void finds_nothing_of_a_group_that_is_not_there() {
        assertThat(Libraries.ofGroup("org.example.nowhere")).isEmpty();
    }
}
