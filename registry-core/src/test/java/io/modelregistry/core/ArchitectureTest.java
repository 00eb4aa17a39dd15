package io.modelregistry.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which code may know which. */
class ArchitectureTest {

    private static final String CORE = "io.modelregistry.core..";
    private static final String[] PURE = {"io.modelregistry.core.policy..", "io.modelregistry.core.integrity.."};
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.modelregistry");

    @Test
    void api_and_core_are_what_is_looked_at() {
        assertThat(OURS.contain("io.modelregistry.RegistryClient")).isTrue();
        assertThat(OURS.contain("io.modelregistry.internal.Manifest")).isTrue();
    }

    @Test
    void api_depends_on_the_jdk_slf4j_and_jspecify_alone() {
        classes()
                .that(areOfApi())
                .should()
                .onlyDependOnClassesThat(areOfApi()
                        .or(resideInAnyPackage(
                                "java..",
                                "com.sun.management..",
                                "javax.sql..",
                                "org.slf4j..",
                                "org.jspecify.annotations..")))
                .check(OURS);
    }

    @Test
    void core_knows_no_store_and_no_test_kit() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.modelregistry.store..",
                        "io.modelregistry.testkit..",
                        "java.sql..",
                        "org.jdbi..",
                        "software.amazon..")
                .check(OURS);
    }

    @Test
    void decisions_and_digests_do_no_input_or_output() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(doInputOrOutput())
                .check(OURS);
    }

    /** Text in memory goes through java.io too, and an address is text; files, channels and connections do not. */
    private static DescribedPredicate<JavaClass> doInputOrOutput() {
        List<String> inMemory = List.of(
                "java.io.IOException",
                "java.io.UncheckedIOException",
                "java.io.Serializable",
                "java.io.StringWriter",
                "java.io.StringReader",
                "java.io.ByteArrayOutputStream",
                "java.net.URI");
        DescribedPredicate<JavaClass> outside = resideInAnyPackage(
                "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..", "javax.sql..");
        return outside.and(DescribedPredicate.describe("outside memory", each -> !inMemory.contains(each.getName())));
    }

    @Test
    void decisions_do_not_look_at_the_clock() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod("java.time.Instant", "now")
                .orShould()
                .callMethod("java.lang.System", "currentTimeMillis")
                .orShould()
                .callMethod("java.lang.System", "nanoTime")
                .check(OURS);
    }

    @Test
    void packages_have_no_cycles() {
        SlicesRuleDefinition.slices()
                .matching("io.modelregistry.core.(*)..")
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @Test
    void nothing_static_can_be_assigned() {
        fields().that().areStatic().should().beFinal().check(OURS);
    }

    @Test
    void every_package_is_null_marked() {
        Stream<String> packages = OURS.stream().map(JavaClass::getPackageName).distinct();

        assertThat(packages)
                .allSatisfy(name -> assertThat(OURS.getPackage(name).isAnnotatedWith(NullMarked.class))
                        .as(name)
                        .isTrue());
    }

    private static DescribedPredicate<JavaClass> areOfApi() {
        return resideInAPackage("io.modelregistry..")
                .and(DescribedPredicate.not(
                        resideInAnyPackage(CORE, "io.modelregistry.store..", "io.modelregistry.testkit..")))
                .as("are of registry-api");
    }
}
