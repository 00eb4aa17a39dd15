package io.modelregistry.store.jdbc;

import io.modelregistry.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Whether a database may be where it is to be. */
final class FileSystems {

    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs3",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "9p",
            "afs",
            "afpfs",
            "ncpfs",
            "ceph",
            "lustre",
            "gpfs",
            "glusterfs",
            "webdav",
            "davfs",
            "vboxsf",
            "prl_fs");

    private FileSystems() {}

    /** Creates the directory of a database. */
    static void createDirectory(Path file) throws IOException {
        Path directory = file.getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
    }

    /** Refuses a SQLite file on a file system that several machines write: their locks do not hold there. */
    static void refuseNetwork(Path file) throws IOException {
        Path place = Files.exists(file) ? file : file.getParent();
        String type = place == null ? "" : Files.getFileStore(place).type();
        if (isNetwork(type)) {
            throw InvalidInputException.of(
                    "metadata address",
                    Product.SQLITE.prefix() + file,
                    "a file of this machine: this is on " + type
                            + ", where SQLite can be damaged; use PostgreSQL or MariaDB, " + "or take the risk with ?"
                            + FileAddresses.ALLOW_NETWORK + "=true");
        }
    }

    /** By the type that the operating system tells; what programs mount through FUSE is taken for remote. */
    static boolean isNetwork(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        return NETWORK.contains(name) || (name.startsWith("fuse.") && !name.equals("fuse.ntfs-3g"));
    }
}
