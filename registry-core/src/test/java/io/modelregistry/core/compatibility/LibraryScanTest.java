package io.modelregistry.core.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.lineage.Dependency;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryScanTest {

    @TempDir
    private Path directory;

    private Path jar(String name, Map<String, String> entries) throws IOException {
        return jar(name, entries, new Manifest());
    }

    private Path jar(String name, Map<String, String> entries, Manifest manifest) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private Path mavenJar(String name, String artifact, String version) throws IOException {
        return jar(name, Map.of(pom(artifact), properties(artifact, version)));
    }

    private static String pom(String artifact) {
        return "META-INF/maven/org.example/" + artifact + "/pom.properties";
    }

    private static String properties(String artifact, String version) {
        return "version=" + version + "\ngroupId=org.example\nartifactId=" + artifact + "\n";
    }

    private static Libraries onClassPath(Object... entries) {
        return LibraryScan.of(
                String.join(
                        File.pathSeparator,
                        Stream.of(entries).map(Object::toString).toList()),
                "");
    }

    @Test
    void a_jar_is_what_maven_wrote_into_it_whatever_its_name() throws IOException {
        Libraries found = onClassPath(mavenJar("renamed-9.9.jar", "core", "1.2.3"));
        assertThat(found.byCoordinate()).isEqualTo(Map.of("org.example:core", "1.2.3"));
        assertThat(found.byArtifact()).isEmpty();
    }

    @Test
    void a_jar_of_many_is_all_of_them_and_the_first_on_the_path_counts() throws IOException {
        Path merged = jar(
                "all.jar",
                Map.of(pom("a"), properties("a", "1.0"), pom("b"), properties("b", "2.0"), pom("c"), "version="));
        Libraries found = onClassPath(mavenJar("a.jar", "a", "0.9"), merged);
        assertThat(found.byCoordinate()).isEqualTo(Map.of("org.example:a", "0.9", "org.example:b", "2.0"));
    }

    @Test
    void those_whose_group_is_known_are_packages() throws IOException {
        Libraries found = onClassPath(
                mavenJar("b.jar", "b", "2.0"),
                mavenJar("a.jar", "a", "1.0+build"),
                jar("odd.jar", Map.of(pom("odd"), "version=1\ngroupId=a b\nartifactId=/\n")),
                jar("guava-33.0.0-jre.jar", Map.of()));
        assertThat(found.packages())
                .extracting(Dependency::coordinate)
                .startsWith("pkg:maven/org.example/a", "pkg:maven/org.example/b")
                .noneMatch(name -> name.contains("guava"));
        assertThat(found.packages().get(0).version()).isEqualTo("1.0+build");
    }

    @Test
    void a_jar_without_is_what_its_name_says() throws IOException {
        Libraries found = onClassPath(
                jar("tribuo-core-4.3.2.jar", Map.of()), jar("guava-33.0.0-jre.jar", Map.of()), jar("x.jar", Map.of()));
        assertThat(found.byArtifact()).isEqualTo(Map.of("tribuo-core", "4.3.2", "guava", "33.0.0-jre"));
    }

    @Test
    void jars_within_a_jar_and_jars_named_by_its_manifest_are_found() throws IOException {
        mavenJar("lib dir/named.jar", "named", "3.0");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, "lib%20dir/named.jar http://example.org/far.jar missing.jar");
        Libraries found = onClassPath(jar("app.jar", Map.of("BOOT-INF/lib/inner-1.5.jar", ""), manifest));
        assertThat(found.byCoordinate()).isEqualTo(Map.of("org.example:named", "3.0"));
        assertThat(found.byArtifact()).isEqualTo(Map.of("inner", "1.5"));
    }

    @Test
    void a_module_path_names_jars_and_directories_of_them() throws IOException {
        Path alone = mavenJar("alone.jar", "alone", "1.0");
        Path among = mavenJar("modules/among.jar", "among", "2.0");
        Libraries found = LibraryScan.of("", alone + File.pathSeparator + among.getParent());
        assertThat(found.byCoordinate()).isEqualTo(Map.of("org.example:alone", "1.0", "org.example:among", "2.0"));
    }

    @Test
    void what_cannot_be_read_is_passed_over() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken-1.0.jar"), "not a jar");
        Libraries found = onClassPath(broken, directory, directory.resolve("missing.jar"), "\0");
        assertThat(found).isEqualTo(new Libraries(Map.of(), Map.of()));
    }

    @Test
    void this_process_has_what_its_tests_run_with() {
        assertThat(Libraries.ofProcess().byCoordinate()).containsKey("com.fasterxml.jackson.core:jackson-databind");
    }
}
