package io.modelregistry.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.spi.Inspection;
import io.modelregistry.spi.ModelInspector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are broken, or made to break whoever reads them. */
@Timeout(60)
class BrokenFilesTest {

    private static final List<ModelInspector> INSPECTORS = List.of(
            new OnnxInspector(),
            new PmmlInspector(),
            new PyTorchInspector(),
            new SafetensorsInspector(),
            new SavedModelInspector(),
            new SerializedJavaInspector(),
            new TribuoInspector(),
            new XgboostInspector());

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] header(long length, String header) {
        byte[] text = utf8(header);
        return ByteBuffer.allocate(Long.BYTES + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(text)
                .array();
    }

    private static byte[] nested(int depth) {
        ProtoBytes inner = ProtoBytes.message();
        for (int i = 0; i < depth; i++) {
            inner = ProtoBytes.message().message(4, inner);
        }
        return ProtoBytes.message()
                .number(1, 8)
                .message(
                        7,
                        ProtoBytes.message()
                                .message(11, ProtoBytes.message().text(1, "x").message(2, inner)))
                .toBytes();
    }

    private static String xmlBomb() {
        StringBuilder dtd = new StringBuilder("<?xml version='1.0'?><!DOCTYPE PMML [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 40; i++) {
            dtd.append("<!ENTITY a")
                    .append(i)
                    .append(" '&a")
                    .append(i - 1)
                    .append(";&a")
                    .append(i - 1)
                    .append(";'>");
        }
        return dtd + "]><PMML version='4.4'><Header copyright='&a39;'/></PMML>";
    }

    static Stream<Arguments> broken() throws IOException {
        return Stream.of(
                Arguments.of("model.onnx", new byte[0], "has no graph"),
                Arguments.of(
                        "model.onnx", utf8("version https://git-lfs.github.com/spec/v1\n"), "has a field of no known"),
                Arguments.of(
                        "model.onnx",
                        ProtoBytes.message().length(7, Long.MIN_VALUE).toBytes(),
                        "has a length that"),
                Arguments.of(
                        "model.onnx",
                        ProtoBytes.message().length(7, Long.MAX_VALUE).toBytes(),
                        "has a length that"),
                Arguments.of("model.onnx", ProtoBytes.message().length(7, 5).toBytes(), "has a length that"),
                Arguments.of(
                        "model.onnx", new byte[] {8, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}, "has a number that"),
                Arguments.of("model.onnx", new byte[] {8, -1}, "ends too early"),
                Arguments.of("model.onnx", ProtoBytes.message().text(7, "x").toBytes(), "ends too early"),
                Arguments.of("model.onnx", ProtoBytes.message().number(7, 1).toBytes(), "has another type in field 7"),
                Arguments.of("saved_model.pb", new byte[] {0x12, 0x7F}, "has a length that goes beyond the end"),
                Arguments.of("w.safetensors", new byte[] {1, 2}, "ends before its header"),
                Arguments.of("w.safetensors", header(1L << 30, "{}"), "has a header of 1073741824 bytes"),
                Arguments.of("w.safetensors", header(-1, "{}"), "has a header of 18446744073709551615 bytes"),
                Arguments.of("w.safetensors", header(2, "[]"), "has JSON of another structure"),
                Arguments.of("w.safetensors", header(3, "{\"a"), "has a header that is not JSON"),
                Arguments.of("w.safetensors", header(5_000, "{\"a\":".repeat(1_000)), "has a header that is not JSON"),
                Arguments.of(
                        "w.safetensors",
                        header(44, "{\"a\":{\"shape\":[4294967296,4294967296,9999]}}"),
                        "has a tensor that no machine holds"),
                Arguments.of("model.pt", new byte[] {'P', 'K', 3, 4}, "is an archive without its end"),
                Arguments.of("model.pmml", utf8("<html/>"), "is XML, but not PMML"),
                Arguments.of("model.pmml", utf8("<PMML version='4.4'><Header"), "is not the XML that it should be"),
                Arguments.of(
                        "model.pmml", utf8("<PMML a='" + "x".repeat(9 << 20)), "does not say what it takes within"),
                Arguments.of("model.json", utf8("{\"learner\":{\"attributes\":"), "is not JSON to its end"),
                Arguments.of(
                        "model.json", utf8("{\"learner\":{\"a\":" + "[".repeat(90)), "is nested more than 20 levels"),
                Arguments.of("model.ubj", utf8("{L\0\0\0\0\0\0\0\7learner{"), "ends too early"),
                Arguments.of("model.ubj", utf8("{L\0\0\0\0\0\0\0\7learnerS"), "ends too early"),
                Arguments.of(
                        "model.ubj",
                        utf8("{L\0\0\0\0\0\0\0\7learner[$d#L\177\0\0\0\0\0\0\0"),
                        "has an array that goes"),
                Arguments.of("model.ubj", utf8("{L\0\0\0\0\0\0\0\7learnerSL\177\0\0\0\0\0\0\0"), "has a text of "));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void are_told_to_be_broken(String name, byte[] content, String problem) throws Exception {
        assertThat(all(TestFile.of(name, content)))
                .singleElement()
                .extracting(found -> found.problem().orElse("nothing"))
                .asString()
                .startsWith(problem);
    }

    private static List<Inspection> all(TestFile file) throws IOException {
        Stream.Builder<Inspection> found = Stream.builder();
        for (ModelInspector inspector : INSPECTORS) {
            inspector.inspect(List.of(file)).ifPresent(found);
        }
        return found.build().toList();
    }

    @Test
    void of_many_levels_are_not_descended_into() throws Exception {
        assertThat(all(TestFile.of("model.onnx", nested(10_000))))
                .singleElement()
                .satisfies(found -> assertThat(found.problem()).isEmpty());
    }

    @Test
    void that_are_huge_and_say_nothing_end_in_time() throws Exception {
        TestFile file = TestFile.sparse(
                "model.onnx", ProtoBytes.message().length(7, 1L << 40).toBytes(), 7 + (1L << 40));

        assertThat(all(file))
                .singleElement()
                .satisfies(found -> assertThat(found.problem()).isPresent());
    }

    @Test
    void of_tiny_fields_are_given_up() throws Exception {
        byte[] fields = new byte[12_000_000];
        for (int i = 0; i < fields.length; i += 2) {
            fields[i] = 8;
        }

        assertThat(all(TestFile.of("model.onnx", fields)).get(0).problem()).contains("has more than 5000000 fields");
    }

    @Test
    void do_not_fill_the_memory_with_texts() throws Exception {
        ProtoBytes model = ProtoBytes.message().number(1, 8);
        String text = "x".repeat(60_000);
        for (int i = 0; i < 500; i++) {
            model.message(14, ProtoBytes.message().text(1, "key" + i).text(2, text));
        }

        Inspection found = all(TestFile.of(
                        "model.onnx", model.message(7, ProtoBytes.message()).toBytes()))
                .get(0);

        assertThat(found.properties().values().stream()
                        .mapToInt(value -> value.toString().length())
                        .sum())
                .isLessThan(5_000_000);
    }

    @Test
    void of_xml_declare_nothing_that_is_expanded_or_fetched() throws Exception {
        String external = "<!DOCTYPE PMML [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                + "<PMML version='4.4'><Header><Application name='a&x;'/></Header></PMML>";

        for (String text : List.of(xmlBomb(), external)) {
            assertThat(all(TestFile.of("model.pmml", utf8(text))))
                    .singleElement()
                    .satisfies(found -> assertThat(found.toString()).doesNotContain("haha"))
                    .satisfies(
                            found -> assertThat(found.framework().orElse("a")).isEqualTo("a"));
        }
    }

    @Test
    void of_zip_with_names_that_climb_are_names_alone() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("../../etc/cron.d/x", "/abs", "../data.pkl", "m/data.pkl", "m/data/../../0")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(utf8("cos\nsystem\n(S'touch owned'\ntR."));
            }
        }

        assertThat(all(TestFile.of("model.pt", bytes.toByteArray())))
                .singleElement()
                .satisfies(found -> assertThat(found.properties()).containsEntry("pytorch.layout", "checkpoint"));
    }

    @Test
    void cut_or_altered_anywhere_never_throw() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] safetensors = header(45, "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2]},\"b\":{}}  ");
        byte[] onnx = nested(20);
        byte[] ubjson =
                utf8("{L\0\0\0\0\0\0\0\7learner{L\0\0\0\0\0\0\0\4nameSL\0\0\0\0\0\0\0\1xi\1a[$d#L\0\0\0\0\0\0\0\0}}");
        for (int i = 0; i < 3_000; i++) {
            assertNothingThrows("m.safetensors", altered(safetensors, random), seed);
            assertNothingThrows("m.onnx", altered(onnx, random), seed);
            assertNothingThrows("m.ubj", altered(ubjson, random), seed);
        }
    }

    private static byte[] altered(byte[] content, Random random) {
        byte[] altered = Arrays.copyOf(content, random.nextInt(content.length + 1));
        if (altered.length > 0) {
            altered[random.nextInt(altered.length)] = (byte) random.nextInt();
        }
        return altered;
    }

    private static void assertNothingThrows(String name, byte[] content, long seed) throws IOException {
        assertThat(all(TestFile.of(name, content))).as("seed %d", seed).hasSizeLessThan(2);
    }
}
