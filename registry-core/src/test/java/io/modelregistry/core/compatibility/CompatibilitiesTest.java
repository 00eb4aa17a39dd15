package io.modelregistry.core.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.core.integrity.PackageUrls;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.serving.Compatibility;
import io.modelregistry.serving.Compatibility.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilitiesTest {

    private static final RuntimeEnvironment LINUX = environment("17.0.15", "Linux", "amd64");
    private static final Libraries LIBRARIES = new Libraries(
            Map.of("org.tribuo:tribuo-core", "4.3.2", "com.example:beta", "0.3.1", "com.example:odd", "Finchley"),
            Map.of("plain", "2.1"));

    private static RuntimeEnvironment environment(String java, String system, String architecture) {
        return RuntimeEnvironment.of(
                Map.of("java.version", java, "os.name", system, "os.arch", architecture, "cpu.count", "64"));
    }

    private static Compatibility compatibility(String... dependencies) {
        Needs needs = new Needs(Stream.of(dependencies).map(PackageUrls::parse).toList(), Optional.empty(), false);
        return Compatibilities.of("churn:7", needs, LINUX, LIBRARIES);
    }

    private static Compatibility trainedIn(RuntimeEnvironment environment, boolean isNative) {
        return Compatibilities.of(
                "churn:7", new Needs(List.of(), Optional.of(environment), isNative), LINUX, LIBRARIES);
    }

    @ParameterizedTest
    @CsvSource({
        "org.tribuo/tribuo-core@4.3.2, ",
        "org.tribuo/tribuo-core@4.3.3, MISMATCH",
        "org.tribuo/tribuo-core@4.4, MISMATCH",
        "org.tribuo/tribuo-core@5.0.0, MISMATCH",
        "org.tribuo/tribuo-core@4.3.1, NOTE",
        "org.tribuo/tribuo-core@4.2.9, NOTE",
        "org.tribuo/tribuo-core@4, NOTE",
        "org.tribuo/tribuo-core@3.9.9, MISMATCH",
        "org.tribuo/tribuo-core@4.3.2.0, NOTE",
        "org.tribuo/tribuo-core@4.3.2-jre, NOTE",
        "org.tribuo/tribuo-core@unknown, NOTE",
        "com.example/beta@0.3.0, NOTE",
        "com.example/beta@0.2.9, MISMATCH",
        "com.example/odd@Greenwich, NOTE",
        "com.example/missing@1.0, MISMATCH",
        "whoever/plain@2.1, ",
        "whoever/plain@2.0, NOTE",
    })
    void a_library_may_be_newer_by_as_much_as_semantic_versioning_promises(String needed, Severity severity) {
        Compatibility found = compatibility("pkg:maven/" + needed);
        assertThat(found.findings())
                .extracting(Compatibility.Finding::severity)
                .isEqualTo(severity == null ? List.of() : List.of(severity));
        assertThat(found.isCompatible()).isEqualTo(severity != Severity.MISMATCH);
    }

    @Test
    void other_ecosystems_are_not_judged() {
        assertThat(compatibility("pkg:pypi/torch@2.4.1", "pkg:npm/left-pad@1.3.0")
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "17.0.15, true",
        "17.0.99, true",
        "11, true",
        "1.8.0_292, true",
        "18-ea, false",
        "21.0.2, false",
        "unknown, true"
    })
    void java_may_not_be_older_than_the_one_of_training(String trained, boolean isCompatible) {
        assertThat(trainedIn(environment(trained, "Linux", "amd64"), false).isCompatible())
                .isEqualTo(isCompatible);
    }

    @Test
    void system_and_architecture_matter_to_native_code_alone() {
        RuntimeEnvironment elsewhere = environment("17.0.15", "Windows 11", "aarch64");
        assertThat(trainedIn(elsewhere, false).findings()).isEmpty();
        assertThat(trainedIn(elsewhere, true).mismatches())
                .extracting(Compatibility.Finding::subject)
                .containsExactly("os.name", "os.arch");
        assertThat(trainedIn(environment("17.0.15", "linux", "x86_64"), true).findings())
                .isEmpty();
    }

    @Test
    void windows_is_one_system_whatever_its_release() {
        Needs needs = new Needs(List.of(), Optional.of(environment("17", "Windows Server 2022", "amd64")), true);
        assertThat(Compatibilities.of("churn:7", needs, environment("17", "Windows 11", "amd64"), LIBRARIES)
                        .findings())
                .isEmpty();
    }

    @Test
    void what_was_not_said_is_not_judged() {
        assertThat(trainedIn(RuntimeEnvironment.of(Map.of("cuda.version", "12")), true)
                        .findings())
                .isEmpty();
    }

    @Test
    void the_report_says_what_is_needed_and_what_is_here() {
        assertThat(compatibility("pkg:maven/com.example/missing@1.0", "pkg:maven/org.tribuo/tribuo-core@4.3.1"))
                .hasToString("""
                        churn:7 does not fit this process
                          mismatch: pkg:maven/com.example/missing 1.0 is needed, here is no such library
                          note: pkg:maven/org.tribuo/tribuo-core 4.3.1 is needed, here is 4.3.2""");
        assertThat(compatibility()).hasToString("churn:7 is compatible with this process");
    }
}
