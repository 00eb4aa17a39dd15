package io.modelregistry.core.badinput;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.ProviderException;
import java.net.URI;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locations of files: only schemes that a module brings are opened, and nothing is before that is known. */
class BadLocationsTest extends BadInputFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http:///#/../../../../etc/",
                "http:///?/../../etc/",
                "http://[::ffff:169.254.169.254]/",
                "http://0x7f.1/",
                "gopher://127.0.0.1:6379/_",
                "ftp://127.0.0.1/x",
                "data:application/octet-stream;base64,AAAA"
            })
    void of_schemes_that_nobody_opens_are_refused(String location) throws URISyntaxException {
        URI uri = new URI(location);
        assertThatThrownBy(() -> draft("churn").files(uri))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining(uri.getScheme());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//proc/self/root",
                "relative/path",
                "file://host/share",
                "file:relative",
                "file:///no/such/place"
            })
    void that_are_no_place_are_refused(String location) {
        assertThatThrownBy(() -> draft("churn").files(URI.create(location))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void of_a_megabyte_are_refused_without_being_repeated() {
        URI uri = URI.create("s3://bucket/" + "x".repeat(1 << 20));
        assertThatThrownBy(() -> draft("churn").files(uri))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .hasSizeLessThan(1_000);
    }
}
