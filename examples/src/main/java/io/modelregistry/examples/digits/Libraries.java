package io.modelregistry.examples.digits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** What is on the class path, asked of the jars themselves. */
final class Libraries {

    private Libraries() {}

    /** The artifacts of a Maven group, as package URLs, sorted. */
    static List<String> ofGroup(String group) {
        try {
            TreeSet<String> packages = new TreeSet<>();
            for (URL manifest :
                    Collections.list(Libraries.class.getClassLoader().getResources(JarFile.MANIFEST_NAME))) {
                if (manifest.openConnection() instanceof JarURLConnection connection) {
                    packages.addAll(inJar(connection.getJarFile(), "META-INF/maven/" + group + "/"));
                }
            }
            return List.copyOf(packages);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the class path", e);
        }
    }

    private static List<String> inJar(JarFile jar, String folder) throws IOException {
        List<String> packages = new ArrayList<>();
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (entry.getName().startsWith(folder) && entry.getName().endsWith("/pom.properties")) {
                packages.add(packageUrl(jar, entry));
            }
        }
        return packages;
    }

    private static String packageUrl(JarFile jar, JarEntry entry) throws IOException {
        Properties coordinates = new Properties();
        try (InputStream in = jar.getInputStream(entry)) {
            coordinates.load(in);
        }
        return "pkg:maven/" + coordinates.getProperty("groupId") + "/" + coordinates.getProperty("artifactId") + "@"
                + coordinates.getProperty("version");
    }
}
