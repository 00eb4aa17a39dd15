package io.modelregistry.core.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TooManyFilesIT extends BadInputFixture {

    @Test
    void a_directory_of_one_file_more_than_the_limit_is_refused_before_any_is_read() throws IOException {
        Path model = Files.createDirectory(directory.resolve("model"));
        for (int i = 0; i <= Limits.FILES; i++) {
            Files.createFile(model.resolve("f" + i));
        }

        assertThat(refusalOf(() -> draft("churn").files(model).register()).allowed())
                .isEqualTo("at most " + Limits.FILES + " files");
    }
}
