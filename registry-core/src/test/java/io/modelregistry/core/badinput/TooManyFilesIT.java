package io.modelregistry.core.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TooManyFilesIT extends BadInputFixture {

    private static final int NAMES = 1_000;

    @Test
    void a_directory_of_one_file_more_than_the_limit_is_refused_before_any_is_read() throws IOException {
        Path model = Files.createDirectory(directory.resolve("model"));
        for (int i = 0; i <= Limits.FILES; i++) {
            create(model, i);
        }

        assertThat(refusalOf(() -> draft("churn").files(model).register()).allowed())
                .isEqualTo("at most " + Limits.FILES + " files");
    }

    /** Other names of one file are made faster than files; a file has at most 65,000 of them on ext4. */
    private static void create(Path model, int number) throws IOException {
        int first = number - number % NAMES;
        if (number == first) {
            Files.createFile(model.resolve("f" + number));
        } else {
            Files.createLink(model.resolve("f" + number), model.resolve("f" + first));
        }
    }
}
