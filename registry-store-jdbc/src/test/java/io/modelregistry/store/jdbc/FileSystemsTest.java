package io.modelregistry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSystemsTest {

    @ParameterizedTest
    @ValueSource(strings = {"nfs", "nfs4", "cifs", "smb2", "SMBFS", "9p", "fuse.sshfs", "fuse.s3fs", "afpfs", "lustre"})
    void knows_file_systems_that_several_machines_write(String type) {
        assertThat(FileSystems.isNetwork(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ext4", "xfs", "btrfs", "zfs", "overlay", "tmpfs", "apfs", "NTFS", "fuseblk", "fuse.ntfs-3g"})
    void knows_file_systems_of_one_machine(String type) {
        assertThat(FileSystems.isNetwork(type)).isFalse();
    }

    @Test
    void takes_a_directory_of_this_machine(@TempDir Path directory) {
        assertThatCode(() -> FileSystems.refuseNetwork(directory.resolve("registry.db")))
                .doesNotThrowAnyException();
    }
}
