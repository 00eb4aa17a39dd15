package io.modelregistry.core.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryVersionTest {

    private static LibraryVersion version(String text) {
        return LibraryVersion.of(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // as Maven's specification has them
                "1 < 1.1 < 1.1.1",
                "1-snapshot < 1 < 1-sp",
                "1-foo2 < 1-foo10",
                "1.foo < 1-1 < 1.1",
                "1-alpha < 1-beta < 1-milestone < 1-rc < 1-snapshot < 1 < 1-sp < 1-abc < 1-xyz < 1-1 < 1.1",
                "1.0-alpha1 < 1.0-alpha-2 < 1.0-beta < 1.0",
                "1-a1 < 1-b1 < 1-m1 < 1-rc1",
                "1.0.RC2 < 1.0-RC3 < 1.0.1",
                "1.0.0.RC2 < 1.0.0.RC10 < 1.0.0.RELEASE < 1.0.1",
                // as others write them
                "2.14.0 < 2.15.0 < 2.16.0 < 2.17.1",
                "2.0.dev3 < 2.0a1 < 2.0b1 < 2.0rc1 < 2.0 < 2.0.post1 < 2.0.1",
                "1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0",
                "v1.9 < 1.10 < V1.11",
                "20231013 < 20240303",
                "9.9.9.9 < 99999999999999999999 < 99999999999999999999.1",
                "nightly < 0.0.1"
            })
    void orders(String rising) {
        List<LibraryVersion> versions = List.of(rising.split(" < ")).stream()
                .map(LibraryVersionTest::version)
                .toList();
        for (int low = 0; low < versions.size(); low++) {
            assertThat(versions.get(low)).isEqualByComparingTo(versions.get(low));
            for (int high = low + 1; high < versions.size(); high++) {
                assertThat(versions.get(low)).isLessThan(versions.get(high));
                assertThat(versions.get(high)).isGreaterThan(versions.get(low));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.0.0",
        "1, 1.0-ga",
        "1.0.0, 1-FINAL",
        "1.0.0.RELEASE, 1",
        "1.foo, 1-foo",
        "1.0.0-foo.0.0, 1-foo",
        "1.0.0-0.0.0, 1",
        "1-a1, 1-alpha-1",
        "1-cr2, 1-rc2",
        "1.0-pre1, 1.0c1",
        "1_2, 1-2",
        "2.4.1+cu121, v2.4.1",
        "6.1.Final, 6.1",
        "007, 7"
    })
    void takes_for_one_place(String one, String other) {
        assertThat(version(one)).isEqualByComparingTo(version(other));
        assertThat(version(other)).isEqualByComparingTo(version(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "-", "...", "latest", "😀", "-1", "+", "v", "1..2", "1.-2"})
    void every_text_has_a_place(String text) {
        assertThat(version(text)).isEqualByComparingTo(version(text));
        assertThat(version(text)).isLessThan(version("1000000"));
    }

    @Test
    void numbers_alone_can_be_compared() {
        assertThat(version("4.3.2-jre").compareNumbers(version("4.3.2"))).isZero();
        assertThat(version("4.10-rc1").compareNumbers(version("4.9"))).isPositive();
        assertThat(version("Finchley").isNumbered()).isFalse();
        assertThat(version("0.3").isNumbered()).isTrue();
    }
}
