package io.modelregistry.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import io.modelregistry.error.InvalidInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data sets read from files and directories. */
class DatasetFilesTest {

    @TempDir
    private Path directory;

    private Dataset read(String name, String content) throws IOException {
        return Dataset.of("wine", Files.writeString(directory.resolve(name), content));
    }

    private void assertTable(String content, long rows, String... columns) throws IOException {
        Dataset read = read("wine.csv", content);
        assertThat(read.rows()).as(content).hasValue(rows);
        assertThat(read.columns()).as(content).containsExactly(columns);
    }

    @Nested
    class Tables {

        @Test
        void have_their_rows_counted_and_their_columns_named() throws Exception {
            assertTable("acid,sugar\n1,2\n3,4\n", 2, "acid", "sugar");
            assertTable("acid,sugar\r\n1,2\r\n3,4", 2, "acid", "sugar");
            assertTable("acid\n", 0, "acid");
            assertTable(",acid\n0,1\n", 1, "", "acid");
            assertTable("\ufeff\"acid\",sugar\n1,2\n", 1, "acid", "sugar");
            assertTable("größe,süße\n1,2\n", 1, "größe", "süße");
            assertTable("", 0);
        }

        @Test
        void are_quoted_as_in_rfc_4180() throws Exception {
            assertTable("a,\"a line\nand another\"\n1,2\n", 2);
            assertTable("\"a,\"\"b\"\"\",c\n1,\"x\ny\r\n\"\n\"2\",3\n", 2, "a,\"b\"", "c");
            assertTable("a,b\n1,it's 5\" wide\n2,3\n", 2, "a", "b");
            assertTable("a,b\n1,\"never closed\n2,3\n", 1, "a", "b");
        }

        @Test
        void may_have_blank_lines_which_are_no_rows() throws Exception {
            assertTable("\n\na,b\n\n1,2\n\n\n", 1, "a", "b");
            assertTable("a,b\n,\n\"\"\n", 2, "a", "b");
        }

        @Test
        void have_no_names_where_the_first_row_is_data() throws Exception {
            assertTable("0.5,red\n1,white\n", 2);
            assertTable("-1e-3,a\n", 1);
            assertTable("a,a\n", 1);
            assertTable("x".repeat(300) + ",a\n1,2\n", 2);
        }

        @Test
        void with_tabs_are_told_by_their_name() throws Exception {
            Dataset wine = read("wine.TSV", "acid\tsu,gar\n1\t2\n");

            assertThat(wine.rows()).hasValue(1);
            assertThat(wine.columns()).containsExactly("acid", "su,gar");
        }

        @Test
        void that_are_zipped_have_the_digest_of_the_file_as_it_is() throws Exception {
            Path file = directory.resolve("wine.csv.gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write("acid,sugar\n".getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < 100_000; i++) {
                    out.write((i + ",2\n").getBytes(StandardCharsets.UTF_8));
                }
            }

            Dataset wine = Dataset.of("wine", file);

            assertThat(wine.digest()).contains(Digest.of(file));
            assertThat(wine.rows()).hasValue(100_000);
            assertThat(wine.columns()).containsExactly("acid", "sugar");
            assertThat(wine).hasToString("wine (" + Digest.of(file).abbreviated() + ", 100000 rows)");
        }

        @Test
        void are_read_across_the_borders_of_buffers() throws Exception {
            StringBuilder text = new StringBuilder("a,b\n");
            for (int i = 0; i < 50_000; i++) {
                text.append("\"x,\"\"\n\",").append(i).append("\r\n");
            }

            assertTable(text.toString(), 50_000, "a", "b");
        }
    }

    @Test
    void other_files_have_a_digest_alone() throws Exception {
        Dataset wine = read("wine.parquet", "acid,sugar\n1,2\n");

        assertThat(wine.rows()).isEmpty();
        assertThat(wine.columns()).isEmpty();
        assertThat(wine.digest()).contains(Digest.of(directory.resolve("wine.parquet")));
    }

    /** The digest is published in docs/formats.md for three files of a version. */
    @Test
    void a_directory_has_the_digest_of_a_version_with_its_files() throws Exception {
        Files.createDirectories(directory.resolve("data/weights"));
        Files.writeString(directory.resolve("data/model.json"), "{\"layers\":2}");
        Files.writeString(directory.resolve("data/weights/layer-1.bin"), "one");
        Files.writeString(directory.resolve("data/weights/layer-2.bin"), "two");

        Dataset data = Dataset.of("data", directory.resolve("data"));

        assertThat(data.digest())
                .contains(Digest.parse("sha256:372056f12677ba70e00a5817a7c8b3fd25832d81733f2f46c239da4aec4a265a"));
        assertThat(data.location()).contains(directory.resolve("data").toString());
    }

    @Test
    void what_cannot_be_read_is_refused() throws Exception {
        Path file = Files.writeString(directory.resolve("wine.csv"), "a\n");
        Path link = Files.createSymbolicLink(directory.resolve("link.csv"), file);
        Path empty = Files.createDirectory(directory.resolve("empty"));

        assertThatThrownBy(() -> Dataset.of("wine", link))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("link.csv")
                .hasMessageContaining("not a link or device");
        assertThatThrownBy(() -> Dataset.of("wine", empty))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a directory with files in it");
        assertThatThrownBy(() -> Dataset.of("wine", directory))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("file in data set directory");
        assertThatThrownBy(() -> read("broken.csv.gz", "no gzip"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Data set wine cannot be read from ");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void rows_are_never_fewer_than_none(long rows) {
        assertThatThrownBy(() -> Dataset.of("wine").rows(rows)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void columns_are_checked_and_copied() {
        assertThat(Dataset.of("wine").columns("", "acid").columns()).isEqualTo(List.of("", "acid"));
        assertThatThrownBy(() -> Dataset.of("wine").columns("a\nb")).isInstanceOf(InvalidInputException.class);
    }
}
