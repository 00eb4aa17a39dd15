package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.modelregistry.RegistryClient;
import io.modelregistry.error.RegistryException;
import io.modelregistry.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Disks without room, disks that are locked, and machines that speak and count otherwise. */
@Timeout(300)
class HostileMachineIT {

    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    static Stream<List<String>> machines() {
        return Stream.of(
                List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Europe/Istanbul"),
                List.of("-Duser.language=ar", "-Duser.country=SA", "-Duser.extensions=u-nu-arab"),
                List.of("-Duser.language=th", "-Duser.country=TH", "-Duser.extensions=u-ca-buddhist-nu-thai"),
                List.of("-Dfile.encoding=US-ASCII", "-Duser.timezone=Pacific/Niue", "-Dline.separator=\r\n"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void language_time_zone_and_encoding_of_the_machine_change_nothing_in_either_direction(List<String> options)
            throws Exception {
        List<String> first = run(options, "small", "stage", "print");
        List<String> plain = run(List.of("-Duser.language=en"), "print", "check", "small", "print");
        List<String> last = run(options, "print", "check");

        assertThat(first.get(0)).isEqualTo("small TITLE:1");
        assertThat(first.get(2)).hasSizeGreaterThan(500).isEqualTo(plain.get(0));
        assertThat(plain.get(1)).isEqualTo("check 1 [][]");
        assertThat(last).containsExactly(plain.get(3), "check 2 [][]");
    }

    private List<String> run(List<String> options, String... commands) throws Exception {
        List<String> all = new ArrayList<>(List.of("-Xmx128m", "-Dsun.stdout.encoding=US-ASCII"));
        all.addAll(options);
        List<String> arguments =
                new ArrayList<>(List.of(directory.resolve("registry").toString(), "none"));
        arguments.addAll(List.of(commands));
        try (Fork fork = Fork.of(HostileMachine.class, all, arguments)) {
            return withoutStart(fork.join(LONG));
        }
    }

    @Test
    void in_the_c_locale_a_name_that_the_machine_cannot_write_is_said_and_all_else_works() throws Exception {
        try (Fork fork = prepared("export LC_ALL=C LANG=C", "small", "stage", "print", "copy", "small")) {
            List<String> lines = withoutStart(fork.join(LONG));

            assertThat(lines.get(0)).isEqualTo("small TITLE:1");
            assertThat(lines.get(2)).startsWith("print ").hasSizeGreaterThan(500);
            assertThat(lines.get(3)).startsWith("copy StoreException");
            assertThat(lines.get(4)).isEqualTo("small TITLE:2");
        }
        assertThat(run(List.of(), "check")).containsExactly("check 2 [][]");
    }

    @Test
    void a_full_disk_is_said_earlier_versions_are_intact_and_it_goes_on_when_there_is_room() throws Exception {
        try (Fork fork = mounted(
                "mount -t tmpfs -o size=8m none \"$1\"",
                "small",
                "big",
                "check",
                "small",
                "fill",
                "small",
                "stage",
                "free",
                "small",
                "stage",
                "check")) {
            assertThat(withoutStart(fork.join(LONG)))
                    .satisfiesExactly(
                            small -> assertThat(small).isEqualTo("small TITLE:1"),
                            big -> assertThat(big)
                                    .startsWith("big StoreException Store file:")
                                    .contains("full"),
                            check -> assertThat(check).isEqualTo("check 1 [][]"),
                            small -> assertThat(small).isEqualTo("small TITLE:2"),
                            fill -> assertThat(fill).isEqualTo("fill done"),
                            small -> assertThat(small).startsWith("small StoreException"),
                            stage -> assertThat(stage)
                                    .startsWith("stage StoreException Store jdbc:sqlite:")
                                    .contains("the disk is full"),
                            free -> assertThat(free).isEqualTo("free true"),
                            small -> assertThat(small).isEqualTo("small TITLE:3"),
                            stage -> assertThat(stage).startsWith("stage OptionalInt"),
                            check -> assertThat(check).isEqualTo("check 3 [][]"));
        }
    }

    @Test
    void a_limit_on_the_size_of_files_is_said_and_it_goes_on() throws Exception {
        try (Fork fork = mounted("ulimit -f 4000", "small", "big", "small", "check")) {
            assertThat(withoutStart(fork.join(LONG)))
                    .satisfiesExactly(
                            small -> assertThat(small).isEqualTo("small TITLE:1"),
                            big -> assertThat(big).startsWith("big StoreException"),
                            small -> assertThat(small).isEqualTo("small TITLE:2"),
                            check -> assertThat(check).isEqualTo("check 2 [][]"));
        }
    }

    @Test
    void a_read_only_file_system_is_said_when_the_registry_is_opened_and_nothing_is_harmed() throws Exception {
        assertThat(run(List.of(), "small")).containsExactly("small TITLE:1");

        try (Fork fork =
                mounted("mount --bind \"$1\" \"$1\"; mount -o remount,bind,ro \"$1\"", "small", "stage", "check")) {
            assertThat(withoutStart(fork.join(LONG))).isNotEmpty().allMatch(line -> line.contains("StoreException"));
        }
        assertThat(run(List.of(), "check", "small")).containsExactly("check 1 [][]", "small TITLE:2");
    }

    @Test
    void a_database_file_that_may_not_be_written_is_said_and_nothing_is_harmed() throws Exception {
        assertThat(run(List.of(), "small")).containsExactly("small TITLE:1");

        String locked =
                "for f in \"$1\"/registry.db*; do mount --bind \"$f\" \"$f\"; mount -o remount,bind,ro \"$f\"; done";
        try (Fork fork = mounted(locked, "small", "stage")) {
            assertThat(withoutStart(fork.join(LONG)))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("StoreException Store jdbc:sqlite:"))
                    .allMatch(line -> line.contains("written") || line.contains("opened"));
        }
        assertThat(run(List.of(), "check", "small")).containsExactly("check 1 [][]", "small TITLE:2");
    }

    @Test
    void an_h2_file_that_another_process_has_open_is_said_and_that_process_goes_on() throws Exception {
        String address = "jdbc:h2:" + directory.resolve("registry");
        try (RegistryClient registry = RegistryClient.open(address)) {
            Versions.register(registry, "churn", new byte[] {1});
            try (Fork fork = Fork.of(HostileMachine.class, List.of(address, "none", "small"))) {
                assertThat(withoutStart(fork.join(LONG)))
                        .singleElement()
                        .asString()
                        .startsWith("StoreException Store jdbc:h2:")
                        .contains("another process has it open");
            }
            assertThat(Versions.register(registry, "churn", new byte[] {2}).number())
                    .isEqualTo(2);
            Versions.assertThatNothingIsFound(registry);
        }
    }

    @Test
    void a_directory_that_is_a_file_is_said() throws IOException {
        Path file = Files.write(directory.resolve("file"), new byte[] {1});

        assertThatThrownBy(() -> RegistryClient.open(file)).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> RegistryClient.builder()
                        .metadata("memory:")
                        .artifacts(file.toUri().toString())
                        .cache(directory.resolve("cache"))
                        .open())
                .isInstanceOf(StoreException.class);
        assertThat(file).hasBinaryContent(new byte[] {1});
    }

    /** In a name space of its own, where this user may mount. Skipped, aloud, where nobody may. */
    private Fork mounted(String preparation, String... commands) throws Exception {
        int answer = new ProcessBuilder("unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt")
                .start()
                .waitFor();
        if (answer != 0) {
            System.err.println("SKIPPED: nobody may mount a file system here, so full and locked disks are not tested");
        }
        assumeThat(answer).isZero();
        List<String> command = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount"));
        command.addAll(shell(preparation, commands));
        return Fork.start(command, Path.of("/dev/null"));
    }

    private Fork prepared(String preparation, String... commands) throws IOException {
        return Fork.start(shell(preparation, commands), Path.of("/dev/null"));
    }

    /** {@code $1} is the registry's directory. */
    private List<String> shell(String preparation, String... commands) throws IOException {
        Path registry = Files.createDirectories(directory.resolve("registry"));
        List<String> command =
                new ArrayList<>(List.of("sh", "-ec", preparation + "; shift; exec \"$@\"", "sh", registry.toString()));
        command.addAll(List.of(Fork.program("java"), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", Fork.classPath(), HostileMachine.class.getName()));
        command.addAll(List.of(registry.toString(), registry.resolve("filler").toString()));
        command.addAll(List.of(commands));
        return command;
    }

    private static List<String> withoutStart(List<String> lines) {
        assertThat(lines).first().isEqualTo("started");
        return lines.subList(1, lines.size());
    }
}
