package io.modelregistry.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.lineage.Signature;
import io.modelregistry.spi.Inspection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxInspectorTest {

    private static final String REAL = "/all-minilm-l6-v2-q.onnx";

    @TempDir
    private Path directory;

    private static Inspection inspect(TestFile file) throws IOException {
        return new OnnxInspector().inspect(List.of(file)).orElseThrow();
    }

    private TestFile real() throws IOException {
        Path file = directory.resolve("model.onnx");
        try (InputStream in = Objects.requireNonNull(OnnxInspectorTest.class.getResourceAsStream(REAL))) {
            Files.copy(in, file);
        }
        return TestFile.of("onnx/model.onnx", file);
    }

    /** The figures are what ONNX Runtime says of the same file. */
    @Test
    void says_of_a_real_model_what_its_runtime_says() throws Exception {
        Inspection found = inspect(real());

        assertThat(found.signature())
                .contains(Signature.of()
                        .input("input_ids", "INT64", "batch_size", "sequence_length")
                        .input("attention_mask", "INT64", "batch_size", "sequence_length")
                        .input("token_type_ids", "INT64", "batch_size", "sequence_length")
                        .output("last_hidden_state", "FLOAT", "batch_size", "sequence_length", "384"));
        assertThat(found.format()).isEqualTo("onnx");
        assertThat(found.framework()).contains("onnx.quantize");
        assertThat(found.file()).contains("onnx/model.onnx");
        assertThat(found.properties())
                .containsEntry("onnx.producer", "onnx.quantize")
                .containsEntry("onnx.graph", "torch_jit")
                .containsEntry("onnx.metadata.onnx.infer", "onnxruntime.quant")
                .containsKeys("onnx.opset", "onnx.ir-version");
        assertThat(found.problem()).isEmpty();
    }

    @Test
    void leaves_the_weights_unread() throws Exception {
        TestFile file = real();

        assertThat(inspect(file).signature()).isPresent();
        assertThat(file.size()).isGreaterThan(20_000_000);
        assertThat(file.bytesRead()).isLessThan(file.size() / 10);
    }

    private static ProtoBytes input(String name, ProtoBytes type) {
        return ProtoBytes.message().text(1, name).message(2, type);
    }

    private static ProtoBytes tensor(long type, ProtoBytes shape) {
        return ProtoBytes.message()
                .message(1, ProtoBytes.message().number(1, type).message(2, shape));
    }

    @Test
    void knows_weights_from_inputs_in_the_first_versions_of_the_format() throws Exception {
        ProtoBytes weight = ProtoBytes.message().number(1, 3).text(8, "w").bytes(9, new byte[12]);
        ProtoBytes graph = ProtoBytes.message()
                .text(2, "old")
                .message(5, weight)
                .message(11, input("x", tensor(1, ProtoBytes.message())))
                .message(11, input("w", tensor(1, ProtoBytes.message())));

        byte[] model = ProtoBytes.message().number(1, 3).message(7, graph).toBytes();

        assertThat(inspect(TestFile.of("m.onnx", model)).signature())
                .contains(Signature.of().input("x", "FLOAT"));
    }

    @Test
    void tells_what_is_not_said_from_a_scalar() throws Exception {
        ProtoBytes unnamed = ProtoBytes.message().message(1, ProtoBytes.message());
        ProtoBytes graph = ProtoBytes.message()
                .message(11, input("scalar", tensor(99, ProtoBytes.message())))
                .message(11, input("line", tensor(8, unnamed)))
                .message(
                        12,
                        input(
                                "any",
                                ProtoBytes.message()
                                        .message(1, ProtoBytes.message().number(1, 11))))
                .message(12, input("list", ProtoBytes.message().message(4, ProtoBytes.message())));

        byte[] model = ProtoBytes.message().number(1, 8).message(7, graph).toBytes();

        assertThat(inspect(TestFile.of("M.ONNX", model)).signature())
                .contains(Signature.of()
                        .input("scalar", "type-99")
                        .input("line", "STRING", "?")
                        .output("any", "DOUBLE", "...")
                        .output("list", "SEQUENCE", "..."));
    }

    @Test
    void names_operator_sets_by_their_domain() throws Exception {
        byte[] model = ProtoBytes.message()
                .number(1, 8)
                .message(8, ProtoBytes.message().number(2, 17))
                .message(8, ProtoBytes.message().text(1, "com.microsoft").number(2, 1))
                .message(7, ProtoBytes.message())
                .toBytes();

        assertThat(inspect(TestFile.of("m.onnx", model)).properties())
                .containsEntry("onnx.opset", 17L)
                .containsEntry("onnx.opset.com.microsoft", 1L);
    }

    @Test
    void knows_nothing_of_other_files() throws Exception {
        assertThat(new OnnxInspector().inspect(List.of(TestFile.of("onnx/model.bin", new byte[9]))))
                .isEmpty();
    }
}
