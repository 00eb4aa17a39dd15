package io.modelregistry.core.compatibility;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which libraries are on a path: by the {@code pom.properties} that Maven puts into jars, also into those that many
 * were merged into; otherwise by the name of the jar, also of one within an executable jar. What comes first on the path counts.
 */
final class LibraryScan {

    private static final Logger LOG = LoggerFactory.getLogger(LibraryScan.class);
    private static final Pattern POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
    private static final Pattern JAR = Pattern.compile("(?:.*/)?([^/]+?)-([0-9][^/]*)\\.jar");

    private final Map<String, String> byCoordinate = new HashMap<>();
    private final Map<String, String> byArtifact = new HashMap<>();
    private final Set<Path> seen = new HashSet<>();

    private LibraryScan() {}

    /** The libraries on these paths; entries are separated as the operating system does. */
    static Libraries of(String classPath, String modulePath) {
        LibraryScan scan = new LibraryScan();
        entries(classPath).forEach(scan::add);
        entries(modulePath).flatMap(LibraryScan::modules).forEach(scan::add);
        return new Libraries(scan.byCoordinate, scan.byArtifact);
    }

    private static Stream<Path> entries(String path) {
        return Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> !entry.isEmpty())
                .flatMap(LibraryScan::path);
    }

    private static Stream<Path> path(String entry) {
        try {
            return Stream.of(Path.of(entry).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /** An entry of a module path may be a directory of modules. */
    private static Stream<Path> modules(Path entry) {
        if (!Files.isDirectory(entry) || Files.exists(entry.resolve("module-info.class"))) {
            return Stream.of(entry);
        }
        try (Stream<Path> modules = Files.list(entry)) {
            return modules.sorted().toList().stream();
        } catch (IOException e) {
            LOG.debug("{} cannot be read", entry, e);
            return Stream.empty();
        }
    }

    private void add(Path entry) {
        if (!seen.add(entry) || !Files.isRegularFile(entry)) {
            return;
        }
        try (JarFile jar = new JarFile(entry.toFile(), false)) {
            List<JarEntry> poms = jar.stream()
                    .filter(file -> POM.matcher(file.getName()).matches())
                    .toList();
            for (JarEntry pom : poms) {
                addPom(jar, pom);
            }
            if (poms.isEmpty()) {
                addName(entry.getFileName().toString());
            }
            jar.stream().map(JarEntry::getName).forEach(this::addName);
            referred(jar, entry).forEach(this::add);
        } catch (IOException e) {
            LOG.debug("{} cannot be read", entry, e);
        }
    }

    private void addPom(JarFile jar, JarEntry pom) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = jar.getInputStream(pom)) {
            properties.load(in);
        } catch (IllegalArgumentException e) {
            LOG.debug("{} in {} is malformed", pom, jar.getName(), e);
        }
        String version = properties.getProperty("version", "");
        if (!version.isEmpty()) {
            byCoordinate.putIfAbsent(
                    properties.getProperty("groupId") + ":" + properties.getProperty("artifactId"), version);
        }
    }

    private void addName(String file) {
        Matcher matcher = JAR.matcher(file);
        if (matcher.matches()) {
            byArtifact.putIfAbsent(matcher.group(1), matcher.group(2));
        }
    }

    /** The jars that a jar's manifest puts on the class path behind it. */
    private static Stream<Path> referred(JarFile jar, Path entry) throws IOException {
        Manifest manifest = jar.getManifest();
        String names = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        return names == null
                ? Stream.empty()
                : Arrays.stream(names.strip().split("\\s+", -1)).flatMap(name -> resolve(entry, name));
    }

    private static Stream<Path> resolve(Path entry, String name) {
        try {
            return Stream.of(Path.of(entry.toUri().resolve(name)).normalize());
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            // Not an address of a file, which a class loader passes over as well.
            return Stream.empty();
        }
    }
}
