package io.modelregistry.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full or locked, in a process that has its own. Skipped, aloud, where nobody may mount. */
class FileFailuresTest {

    private static final String TMPFS = "mount -t tmpfs -o size=6m none \"$1\"";

    @TempDir
    private Path directory;

    @BeforeAll
    static void requireMounts() throws Exception {
        int answer = new ProcessBuilder("unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt")
                .start()
                .waitFor();
        if (answer != 0) {
            System.err.println("SKIPPED: nobody may mount a file system here, so full and locked disks are not tested");
        }
        assumeThat(answer).isZero();
    }

    @Test
    void a_full_disk_is_said_and_leaves_the_store_usable() throws Exception {
        assertThat(run(TMPFS, "put=1:1000000", "put=2:9000000", "list", "put=3:1000000", "list"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("put "),
                        full -> assertThat(full)
                                .startsWith("StoreException: Store file:///")
                                .contains("a file cannot be staged: the disk is full; free some space"),
                        list -> assertThat(list).isEqualTo("list 1"),
                        again -> assertThat(again).startsWith("put "),
                        list -> assertThat(list).isEqualTo("list 2"));
    }

    @Test
    void a_limit_on_file_sizes_is_said_and_leaves_the_store_usable() throws Exception {
        assertThat(run("ulimit -f 2000", "put=1:1000000", "put=2:9000000", "put=3:1000000", "list"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("put "),
                        limited -> assertThat(limited)
                                .startsWith("StoreException: ")
                                .contains("a file cannot be staged: "),
                        again -> assertThat(again).startsWith("put "),
                        list -> assertThat(list).isEqualTo("list 2"));
    }

    @Test
    void a_read_only_file_system_can_be_read_and_says_why_it_cannot_be_written() throws Exception {
        String readOnly = "mount --bind \"$1\" \"$1\"; mount -o remount,bind,ro \"$1\"";
        assertThat(run("true", "put=1:1000")).hasSize(1);
        assertThat(run(readOnly, "list", "put=2:1000", "sweep", "list"))
                .satisfiesExactly(
                        list -> assertThat(list).isEqualTo("list 1"),
                        refused -> assertThat(refused)
                                .startsWith("StoreException: ")
                                .contains("nothing can be staged: the file system is read-only; mount it for writing"),
                        sweep -> assertThat(sweep).isEqualTo("sweep done"),
                        list -> assertThat(list).isEqualTo("list 1"));
    }

    @Test
    void a_blobs_directory_on_another_file_system_is_said() throws Exception {
        Files.createDirectory(directory.resolve("blobs"));
        String apart = "mount -t tmpfs none \"$1/blobs\"";
        assertThat(run(apart, "put=1:1000"))
                .singleElement()
                .asString()
                .contains("blobs and staging are on different file systems; put them on one");
    }

    private List<String> run(String preparation, String... commands) throws Exception {
        try (Fork fork = Fork.prepared(preparation, directory, commands)) {
            List<String> lines = fork.lines();
            assertThat(fork.exitCode()).isZero();
            return lines;
        }
    }
}
