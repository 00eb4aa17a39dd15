package io.modelregistry.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.modelregistry.dashboard");

    @Test
    void sees_the_api_of_the_registry_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "com.fasterxml.jackson..",
                        "org.eclipse.jetty..",
                        "io.micrometer..",
                        "org.commonmark..",
                        "io.modelregistry",
                        "io.modelregistry.compare",
                        "io.modelregistry.error",
                        "io.modelregistry.lineage",
                        "io.modelregistry.query",
                        "io.modelregistry.rule",
                        "io.modelregistry.serving",
                        "io.modelregistry.dashboard..")
                .check(CODE);
    }

    @Test
    void knows_the_server_in_one_class() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.modelregistry.dashboard.http.JettyServer")
                .and()
                .haveNameNotMatching(".*JettyServer\\$.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(CODE);
    }

    @Test
    void knows_the_keeper_of_figures_in_one_class() {
        noClasses()
                .that()
                .doNotHaveSimpleName("PrometheusMetrics")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer..")
                .check(CODE);
    }

    @Test
    void knows_the_reader_of_markdown_in_one_class() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.Markdown(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.commonmark..")
                .check(CODE);
    }

    @Test
    void joins_no_path() {
        noClasses()
                .that()
                .resideInAnyPackage("..api..", "..http..", "..security..", "..web..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.nio\\.file\\..*|java\\.io\\.File.*")
                .check(CODE);
    }
}
