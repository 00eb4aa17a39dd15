package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modelregistry.RegistryClient;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.ProviderException;
import io.modelregistry.error.RegistryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as a user gives them to a client. {@code DIR} stands for an empty directory, which stays empty. */
class BadRegistryAddressesIT {

    private static final String SECRET = "s3cret";
    private static final int LONGEST_MESSAGE = 700;

    @TempDir
    private Path directory;

    static Stream<String> registries() {
        return Stream.of(
                "",
                " ",
                "DIR/a\u0000b",
                "jdbc:h2:DIR/x;INIT=RUNSCRIPT FROM 'http://127.0.0.1/x.sql'",
                "jdbc:h2:mem:x;init=CREATE ALIAS E AS 'void e(){}'",
                "jdbc:h2:tcp://127.0.0.1/~/db",
                "jdbc:h2:file:/etc/x",
                "jdbc:sqlite:DIR/x.db?enable_load_extension=true",
                "jdbc:sqlite:file:DIR/x.db?vfs=unix-none",
                "jdbc:log4jdbc:h2:mem:x",
                "jdbc:postgresql://user:" + SECRET + "@h/d",
                "jdbc:postgresql://h/d?user=u&password=" + SECRET,
                "jdbc:mysql://h/d?password=" + SECRET,
                "jdbc:",
                "http://" + SECRET + "@127.0.0.1/",
                "ldap://127.0.0.1/x",
                "file:///etc",
                "s3://key:" + SECRET + "@bucket/x",
                "jdbc:sqlite:" + "x/".repeat(500_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("registries")
    void what_is_no_registry_is_refused_before_anything_is_created(String template) {
        assertRefused(() -> RegistryClient.open(here(template)).close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                ":",
                "file:",
                "file:relative",
                "file:/",
                "file:///",
                "file://host/x",
                "file:DIR/x?y=z",
                "file:DIR/x#y",
                "file:DIR/%00",
                "file:DIR/%zz",
                "file:DIR/a b",
                "http://127.0.0.1/x",
                "ftp://127.0.0.1/x",
                "gopher://127.0.0.1:6379/_",
                "data:application/octet-stream;base64,AAAA",
                "jar:file:DIR/x.jar!/",
                "s3:",
                "s3:bucket",
                "s3://",
                "s3:///x",
                "s3://a/../b",
                "s3://bucket/../x",
                "s3://bucket/%2e%2e/x",
                "s3://bucket/x//y",
                "s3://Bucket/x",
                "s3://b_c/x",
                "s3://192.168.0.1/x",
                "s3://bucket:80/x",
                "s3://key:s3cret@bucket/x",
                "s3://bucket/x#s3cret",
                "s3://bucket/x?access-key=a&secret-key=s3cret",
                "s3://bucket/x?endpoint=file:///etc",
                "s3://bucket/x?endpoint=http://key:s3cret@127.0.0.1",
                "s3://bucket/x?endpoint=http://127.0.0.1/?x=s3cret",
                "s3://bucket/x?endpoint=http://127.0.0.1/a/b",
                "s3://bucket/x?region=../x",
                "s3://bucket/x?region=eu-central-1.evil.example/",
                "s3://bucket/x?region=a&region=b",
                "s3://bucket/x?path-style=maybe",
                "s3://bucket/x?checksums=never"
            })
    void what_is_no_place_for_artifacts_is_refused_before_anything_is_created(String template) {
        assertRefused(() -> RegistryClient.builder()
                .metadata("memory:")
                .artifacts(here(template))
                .cache(directory.resolve("cache"))
                .open()
                .close());
    }

    @Test
    void addresses_are_not_repeated_by_what_holds_them() {
        RegistryClient.Builder builder = RegistryClient.builder()
                .metadata("jdbc:postgresql://h/d?user=u&password=" + SECRET)
                .artifacts("s3://bucket/x?secret-key=" + SECRET);

        assertThat(builder.toString()).doesNotContain(SECRET);
    }

    private String here(String template) {
        return template.replace("DIR", directory.toString());
    }

    private void assertRefused(ThrowingCallable opening) {
        Throwable thrown = catchThrowable(opening);

        assertThat(thrown)
                .isInstanceOf(RegistryException.class)
                .isInstanceOfAny(InvalidInputException.class, ProviderException.class);
        assertThat(thrown.getMessage().length()).isLessThan(LONGEST_MESSAGE);
        assertThat(thrown.getMessage().chars()).noneMatch(Character::isISOControl);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(SECRET);
        }
        assertThat(directory).isEmptyDirectory();
    }
}
