package io.modelregistry.store.jdbc;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses of databases in files of this machine, or in its memory. */
final class FileAddresses {

    /** Opens SQLite on a network file system, which may lose or damage the database. */
    static final String ALLOW_NETWORK = "allow-network-file-system";

    private static final Parameters SQLITE = new Parameters(Product.SQLITE, Set.of(ALLOW_NETWORK));
    private static final Parameters H2 =
            new Parameters(Product.H2, Set.of("USER", "PASSWORD", "IFEXISTS", "CACHE_SIZE", "DB_CLOSE_DELAY"));

    private static final Pattern MEMORY = Pattern.compile("mem:[A-Za-z0-9_-]+");
    /** A letter and a colon begin a path on Windows; longer words before a colon name a kind of file system. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);
    /** Where no program keeps its data. */
    private static final Set<String> SYSTEM_DIRECTORIES = Set.of("bin", "boot", "dev", "etc", "proc", "sbin", "sys");

    private FileAddresses() {}

    static JdbcAddress sqlite(String rest) {
        String[] parts = rest.split("\\?", 2);
        String allowed = "jdbc:sqlite: and the path of a file, without '?'; what is to stay in memory is memory:";
        Path file = path(Product.SQLITE, parts[0], allowed);
        Map<String, String> options = SQLITE.parseQuery(parts.length == 1 ? "" : parts[1]);
        return new JdbcAddress(Product.SQLITE, Product.SQLITE.prefix() + file, Map.of(), options, Optional.of(file));
    }

    static JdbcAddress h2(String rest) {
        String[] parts = rest.split(";", 2);
        Map<String, String> parameters = new HashMap<>(H2.parseSettings(parts.length == 1 ? "" : parts[1]));
        if (MEMORY.matcher(parts[0]).matches()) {
            return new JdbcAddress(Product.H2, Product.H2.prefix() + parts[0], parameters, Map.of(), Optional.empty());
        }
        String allowed = "jdbc:h2:mem:name, jdbc:h2:file:path or a path that begins with /, ./ or ~/; servers are not "
                + "reached, since H2 is used by one process";
        String text = parts[0].startsWith("file:") ? parts[0].substring("file:".length()) : explicit(parts[0], allowed);
        Path file = path(Product.H2, atHome(text), allowed);
        return new JdbcAddress(
                Product.H2, Product.H2.prefix() + "file:" + file, parameters, Map.of(), Optional.of(file));
    }

    private static String explicit(String text, String allowed) {
        if (!text.matches("(?s)([/~.]|[A-Za-z]:[/\\\\]).*")) {
            throw JdbcAddress.invalid(Product.H2, allowed);
        }
        return text;
    }

    private static String atHome(String text) {
        return text.startsWith("~/") ? System.getProperty("user.home") + text.substring(1) : text;
    }

    private static Path path(Product product, String text, String allowed) {
        if (text.isBlank() || text.startsWith(":") || SCHEME.matcher(text).matches() || text.contains("\0")) {
            throw JdbcAddress.invalid(product, allowed);
        }
        try {
            Path path = Path.of(text).toAbsolutePath().normalize();
            if (path.getNameCount() == 0 || isSystems(path) || path.toString().matches("(?s).*[?;].*")) {
                throw JdbcAddress.invalid(product, allowed + "; no directory of the system");
            }
            return path;
        } catch (InvalidPathException e) {
            throw JdbcAddress.invalid(product, allowed);
        }
    }

    private static boolean isSystems(Path path) {
        return path.startsWith("/")
                && SYSTEM_DIRECTORIES.contains(path.getName(0).toString());
    }
}
