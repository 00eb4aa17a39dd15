package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that would do something if anything ran them: they are bytes. */
class NeverRunIT {

    private static final AtomicInteger READ = new AtomicInteger();

    @TempDir
    private Path directory;

    @Test
    void files_are_stored_hashed_and_returned_and_never_run() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("model.pkl", "cos\nsystem\n(S'touch owned'\ntR.".getBytes(StandardCharsets.US_ASCII));
        files.put("model.ser", serialized());
        files.put("model.jar", jar());
        files.put("model.pt", archive());
        files.put(
                "model.pmml",
                "<!DOCTYPE PMML [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><PMML version='4.4'><Header copyright='&x;'/></PMML>"
                        .getBytes(StandardCharsets.UTF_8));
        files.put("model.onnx", new byte[] {0x3a, -1, -1, -1, -1, -1, -1, -1, -1, 0x7f});
        files.put(
                "META-INF/services/io.modelregistry.spi.ArtifactProvider",
                "evil.Provider".getBytes(StandardCharsets.UTF_8));
        files.put("io/modelregistry/core/CoreClientProvider.class", new byte[] {(byte) 0xCA, (byte) 0xFE});
        files.put(
                "card.yaml",
                "a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\nd: !!javax.script.ScriptEngineManager []"
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "logback.xml",
                "<configuration><insertFromJNDI env-entry-name='x' as='y'/></configuration>"
                        .getBytes(StandardCharsets.UTF_8));
        files.put("page.html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        try (TestRegistry place = TestRegistry.in(directory, MetadataKind.SQLITE, ArtifactKind.FILE);
                RegistryClient registry = place.open()) {
            var draft = registry.model("churn").newVersion();
            files.forEach(draft::file);
            ModelVersion version =
                    draft.property("key", "${env:AWS_SECRET_ACCESS_KEY}").register();
            Path copy = version.files().copyTo(directory.resolve("copy"));

            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                assertThat(copy.resolve(file.getKey())).hasBinaryContent(file.getValue());
                assertThat(Files.isExecutable(copy.resolve(file.getKey()))).isFalse();
            }
            assertThat(version.properties())
                    .containsEntry("key", "${env:AWS_SECRET_ACCESS_KEY}")
                    .containsEntry("pytorch.layout", "checkpoint")
                    .hasEntrySatisfying(
                            "model.problem",
                            problem -> assertThat(problem.toString()).startsWith("model.onnx has a length"));
            Versions.assertThatAllAreWhole(place);
        }
        assertThat(READ).hasValue(0);
    }

    private static byte[] serialized() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Gadget());
        }
        return bytes.toByteArray();
    }

    private static byte[] jar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("../../evil.sh"));
            out.putNextEntry(new ZipEntry("META-INF/services/io.modelregistry.spi.MetadataProvider"));
            out.write("evil.Provider".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"model/data.pkl", "model/../../evil.sh"}) {
                out.putNextEntry(new ZipEntry(name));
                out.write("cos\nsystem\n(S'touch owned'\ntR.".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return bytes.toByteArray();
    }

    /** Tells when it is deserialised. */
    private static final class Gadget implements Serializable {

        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) {
            READ.incrementAndGet();
        }
    }
}
