package io.modelregistry.core.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.lineage.SourceCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org/wine.git,                     https://example.org/wine.git",
        "https://ada:hunter2@example.org/wine.git,         https://example.org/wine.git",
        "https://hunter2@example.org:8443/a@b/wine.git,    https://example.org:8443/a@b/wine.git",
        "HTTPS://x-access-token:hunter2@example.org/w,     HTTPS://example.org/w",
        "https://a:hunter2@b@example.org/w,                https://example.org/w",
        "https://example.org/w?private_token=hunter2#a,    https://example.org/w",
        "ssh://git@example.org:22/wine.git,                ssh://git@example.org:22/wine.git",
        "ssh://git:hunter2@example.org/wine.git,           ssh://git@example.org/wine.git",
        "git+ssh://git:hunter2@[::1]/wine.git,             git+ssh://git@[::1]/wine.git",
        "git@example.org:team/wine.git,                    git@example.org:team/wine.git",
        "file:///srv/git/wine.git,                         file:///srv/git/wine.git",
        "/srv/git/wine.git,                                /srv/git/wine.git",
        "../wine.git,                                      ../wine.git"
    })
    void keep_no_credentials(String address, String kept) {
        assertThat(RepositoryAddresses.withoutCredentials(address))
                .contains(kept)
                .map(shown -> SourceCode.git(shown, "4f2a9c1").repository())
                .contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ada:hunt/er2@example.org/wine.git",
                "ada:hunter2@example.org:wine.git",
                "ada@hunter2@example.org:wine.git",
                ""
            })
    void are_not_kept_where_it_cannot_be_told_what_is_secret(String address) {
        assertThat(RepositoryAddresses.withoutCredentials(address)).isEmpty();
    }
}
