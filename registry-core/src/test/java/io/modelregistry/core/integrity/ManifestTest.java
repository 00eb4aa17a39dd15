package io.modelregistry.core.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.Digest;
import io.modelregistry.Limits;
import io.modelregistry.ModelFile;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTest {

    private static final Digest ANY = Digest.of(new byte[] {1});

    static List<PublishedVectors.Vector> vectors() {
        return PublishedVectors.of("manifest");
    }

    @Test
    void four_vectors_are_published() {
        assertThat(vectors()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void is_what_is_published_whatever_the_order_of_the_files(PublishedVectors.Vector vector) {
        List<ModelFile> files = new ArrayList<>(
                vector.text().lines().skip(1).map(ManifestTest::parsed).toList());
        Collections.shuffle(files, new Random(1));

        Manifest manifest = Manifest.of(files);

        assertThat(manifest.text()).isEqualTo(vector.text());
        assertThat(manifest.digest()).isEqualTo(vector.digest()).isEqualTo(vector.computed());
    }

    private static ModelFile parsed(String line) {
        String[] parts = line.split(" ", 3);
        return new ModelFile(parts[2], Long.parseLong(parts[1]), new Digest(parts[0]));
    }

    @Test
    void sorts_by_the_bytes_of_the_names() {
        List<String> names = new ArrayList<>(List.of(
                "a",
                "aa",
                "ab",
                "q-b",
                "q/b",
                "q.b",
                "B",
                "\ud7ff",
                "\ue000",
                "\uffee",
                "\ud83d\ude00",
                "\ud83d\ude01",
                "\ud83e\udd00",
                "\ud83d\ude00x",
                "\uffeex",
                "é"));
        List<String> byBytes = new ArrayList<>(names);
        byBytes.sort((first, second) -> Arrays.compareUnsigned(
                first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8)));
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(names, new Random(seed));

            Manifest manifest =
                    Manifest.of(names.stream().map(ManifestTest::file).toList());

            assertThat(manifest.files()).extracting(ModelFile::name).isEqualTo(byBytes);
        }
    }

    @Test
    void changes_with_each_byte_name_and_size() {
        Digest digest = Manifest.of(List.of(new ModelFile("a", 1, ANY))).digest();

        assertThat(Manifest.of(List.of(new ModelFile("b", 1, ANY))).digest()).isNotEqualTo(digest);
        assertThat(Manifest.of(List.of(new ModelFile("a", 2, ANY))).digest()).isNotEqualTo(digest);
        assertThat(Manifest.of(List.of(new ModelFile("a", 1, digest))).digest()).isNotEqualTo(digest);
        assertThat(Manifest.of(List.of(new ModelFile("a", 1, ANY))).digest()).isEqualTo(digest);
    }

    @Test
    void knows_the_bytes_of_all_files() {
        Manifest manifest = Manifest.of(List.of(new ModelFile("a", 5, ANY), new ModelFile("b", 1L << 40, ANY)));

        assertThat(manifest.size()).isEqualTo((1L << 40) + 5);
        assertThat(Manifest.of(List.of()).size()).isZero();
    }

    @Test
    void prints_how_many_files_and_the_digest() {
        Manifest manifest = Manifest.of(List.of(file("a")));

        assertThat(manifest).hasToString("1 files, " + manifest.digest());
    }

    @Test
    void takes_as_many_files_as_the_limit_and_refuses_one_more() {
        List<ModelFile> files = IntStream.rangeClosed(0, Limits.FILES)
                .mapToObj(i -> file("part/" + i % 100 + "/" + i))
                .toList();

        assertThat(Manifest.of(files.subList(1, files.size())).files()).hasSize(Limits.FILES);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Manifest.of(files))
                .withMessage("Invalid number of files '100001': allowed is at most 100000");
    }

    @Test
    void refuses_a_negative_size() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Manifest.of(List.of(new ModelFile("a", -1, ANY))))
                .withMessage("Invalid size of a '-1': allowed is 0 bytes or more");
    }

    @Test
    void refuses_a_name_that_no_file_may_have() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Manifest.of(List.of(file("../escape"))))
                .satisfies(e -> assertThat(e.value()).isEqualTo("../escape"));
    }

    @Test
    void refuses_names_that_do_not_go_together() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Manifest.of(List.of(file("a"), file("A"))))
                .satisfies(e -> assertThat(e.value()).isEqualTo("A"));
    }

    private static ModelFile file(String name) {
        return new ModelFile(name, 1, ANY);
    }
}
