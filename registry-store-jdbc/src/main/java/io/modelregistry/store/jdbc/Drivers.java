package io.modelregistry.store.jdbc;

import io.modelregistry.error.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the one driver that is needed, without asking all others whether they want the address. */
final class Drivers {

    private static final Logger LOG = LoggerFactory.getLogger(Drivers.class);
    private static final String SQLITE_DIRECTORY = "org.sqlite.tmpdir";

    private Drivers() {}

    static Driver load(Product product) {
        if (product == Product.SQLITE) {
            useOwnDirectory();
        }
        try {
            return (Driver) find(product.driver()).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw InvalidInputException.of(
                    "metadata address",
                    product.prefix() + "…",
                    "a database whose driver is there; " + product.driver() + " is not (" + e + "): add the dependency "
                            + product.dependency());
        }
    }

    private static Class<?> find(String name) throws ClassNotFoundException {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            if (context == null) {
                throw e;
            }
            return Class.forName(name, true, context);
        }
    }

    /**
     * Gives SQLite a directory of its own for its native library. Otherwise it lists the whole temporary directory at every
     * start, and whoever may write there could lay a library of his in the way.
     */
    private static void useOwnDirectory() {
        if (System.getProperty(SQLITE_DIRECTORY) != null) {
            return;
        }
        Path directory = Path.of(System.getProperty("user.home"), ".cache", "modelregistry", "sqlite");
        try {
            Files.createDirectories(directory);
            if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
            System.setProperty(SQLITE_DIRECTORY, directory.toString());
        } catch (java.io.IOException | RuntimeException e) {
            LOG.debug("SQLite uses the temporary directory, since {} cannot be used", directory, e);
        }
    }
}
