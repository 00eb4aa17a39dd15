package io.modelregistry.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.BlobKey;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTest {

    private static final BlobKey KEY = new BlobKey(Digest.of(new byte[] {1}), 2);

    @Test
    void takes_a_bucket_alone() {
        S3Address address = S3Address.parse("s3://models");
        assertThat(address.location()).isEqualTo(new Location("models", ""));
        assertThat(address.endpoint()).isEmpty();
        assertThat(address.region()).isEmpty();
        assertThat(address.pathStyle()).isFalse();
        assertThat(address.checksums()).isFalse();
        assertThat(address).hasToString("s3://models/");
    }

    @Test
    void takes_every_parameter() {
        S3Address address =
                S3Address.parse("s3://my-models.eu/team_a/v1.0/?endpoint=http://127.0.0.1:9000&region=eu-west-1"
                        + "&path-style=false&checksums=when-supported");
        assertThat(address.location()).isEqualTo(new Location("my-models.eu", "team_a/v1.0/"));
        assertThat(address.endpoint()).contains(URI.create("http://127.0.0.1:9000"));
        assertThat(address.region()).contains("eu-west-1");
        assertThat(address.pathStyle()).isFalse();
        assertThat(address.checksums()).isTrue();
        assertThat(address).hasToString("s3://my-models.eu/team_a/v1.0/?endpoint=http://127.0.0.1:9000");
    }

    @Test
    void puts_the_bucket_into_the_path_of_other_servers() {
        assertThat(S3Address.parse("s3://models?endpoint=https://minio.example/")
                        .pathStyle())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:models",
                "s3:///models",
                "s3://",
                "file:/models",
                "s3://models#x",
                "s3://mod els",
                "s3://models:9000",
                "s3://Models",
                "s3://ab",
                "s3://a/../b",
                "s3://models/../b",
                "s3://models/./b",
                "s3://models/a//b",
                "s3://models/%2e%2e/x",
                "s3://models/a%2fb",
                "s3://models/a b",
                "s3://models/.hidden",
                "s3://models..eu",
                "s3://-models",
                "s3://models-",
                "s3://192.168.1.1",
                "s3://models?region",
                "s3://models?region=",
                "s3://models?region=EU",
                "s3://models?region=a&region=b",
                "s3://models?endpoint=minio.example",
                "s3://models?endpoint=ftp://minio.example",
                "s3://models?endpoint=http://minio.example/path",
                "s3://models?endpoint=http://minio.example?x=y",
                "s3://models?endpoint=http://",
                "s3://models?path-style=yes",
                "s3://models?checksums=never",
                "s3://models?timeout=1",
                "s3://models?"
            })
    void refuses_what_is_malformed(String address) {
        assertThatThrownBy(() -> S3Address.parse(address)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refuses_a_bucket_that_leaves_its_place_by_name() {
        assertThatThrownBy(() -> Location.of("a/../b", ""))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("bucket name 'a/../b'");
    }

    @Test
    void refuses_a_long_row_of_dashes_at_once() {
        String bucket = "a-".repeat(31) + "!";
        assertThatThrownBy(() -> Location.of(bucket, "")).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI@models",
                "s3://AKIAIOSFODNN7EXAMPLE:wJalr/XUtnFEMI@models/prefix",
                "s3://models?accessKey=AKIAIOSFODNN7EXAMPLE&secretKey=wJalrXUtnFEMI",
                "s3://models?sk=wJalrXUtnFEMI",
                "s3://models?AKIAIOSFODNN7EXAMPLE=wJalrXUtnFEMI",
                "s3://models?wJalrXUtnFEMI+AKIAIOSFODNN7EXAMPLE",
                "s3://models?endpoint=http://AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI@minio.example",
                "s3://models?region=wJalrXUtnFEMI",
                "s3://models?path-style=wJalrXUtnFEMI",
                "s3:// AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI"
            })
    void refuses_credentials_without_repeating_them(String address) {
        assertThatThrownBy(() -> S3Address.parse(address))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e + e.value()).doesNotContain("wJalr", "XUtnFEMI", "AKIAIOSFODNN7EXAMPLE"));
    }

    @Test
    void makes_keys_of_digests_alone() {
        assertThat(Location.of("models", "").key(KEY)).isEqualTo(KEY.path());
        assertThat(Location.of("models", "/a/b/").key(KEY)).isEqualTo("a/b/" + KEY.path());
    }

    @Test
    void knows_its_own_keys_again() {
        Location location = Location.of("models", "a/b");
        assertThat(location.blob("a/b/" + KEY.path())).contains(KEY);
        assertThat(location.blob(KEY.path())).isEmpty();
        assertThat(location.blob("a/b/readme.txt")).isEmpty();
        assertThat(location.blob("a/b/c/" + KEY.path())).isEmpty();
    }
}
