package io.modelregistry.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.lineage.Signature;
import io.modelregistry.spi.InspectedFile;
import io.modelregistry.spi.Inspection;
import io.modelregistry.spi.ModelInspector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Files written after the published specification of their format. */
class FormatsTest {

    private static Inspection inspect(ModelInspector inspector, InspectedFile... files) throws IOException {
        return inspector.inspect(List.of(files)).orElseThrow();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Nested
    class Safetensors {

        private static byte[] file(String header, int dataBytes) {
            byte[] text = utf8(header);
            return ByteBuffer.allocate(Long.BYTES + text.length + dataBytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(text.length)
                    .put(text)
                    .array();
        }

        @Test
        void say_how_many_tensors_there_are_of_which_type_and_what_else_is_written_about_them() throws Exception {
            String header = """
                    {"__metadata__":{"format":"pt","step":"7"},
                     "w":{"dtype":"F16","shape":[3,4],"data_offsets":[0,24]},
                     "b":{"dtype":"F32","shape":[4],"data_offsets":[24,40]},
                     "s":{"dtype":"F32","shape":[],"data_offsets":[40,44]}}""";
            TestFile file = TestFile.of("model.safetensors", file(header, 44));

            Inspection found = inspect(new SafetensorsInspector(), file);

            assertThat(found.framework()).contains("pytorch");
            assertThat(found.properties())
                    .containsEntry("safetensors.tensors", 3L)
                    .containsEntry("safetensors.elements", 17L)
                    .containsEntry("safetensors.tensors.F16", 1L)
                    .containsEntry("safetensors.tensors.F32", 2L)
                    .containsEntry("safetensors.metadata.step", "7");
            assertThat(found.signature()).isEmpty();
        }

        @Test
        void add_up_over_the_files_of_one_model() throws Exception {
            byte[] part = file("{\"w\":{\"dtype\":\"I8\",\"shape\":[2],\"data_offsets\":[0,2]}}", 2);

            Inspection found = inspect(
                    new SafetensorsInspector(),
                    TestFile.of("model-00001-of-00002.safetensors", part),
                    TestFile.of("model-00002-of-00002.safetensors", part));

            assertThat(found.properties()).containsEntry("safetensors.elements", 4L);
            assertThat(found.file()).contains("model-00001-of-00002.safetensors");
        }

        @Test
        void leave_weights_unread() throws Exception {
            byte[] head = file("{\"w\":{\"dtype\":\"I8\",\"shape\":[2],\"data_offsets\":[0,2]}}", 0);
            TestFile file = TestFile.sparse("model.safetensors", head, 1L << 42);

            assertThat(inspect(new SafetensorsInspector(), file).problem()).isEmpty();
            assertThat(file.bytesRead()).isLessThan(100_000);
        }
    }

    @Nested
    class PyTorch {

        private static byte[] zip(String... names) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (String name : names) {
                    byte[] content = utf8(name.endsWith("/version") ? "3\n" : "x");
                    CRC32 crc = new CRC32();
                    crc.update(content);
                    ZipEntry entry = new ZipEntry(name);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(crc.getValue());
                    zip.putNextEntry(entry);
                    zip.write(content);
                }
            }
            return bytes.toByteArray();
        }

        @Test
        void archives_are_told_by_their_entries() throws Exception {
            byte[] checkpoint = zip("net/data.pkl", "net/byteorder", "net/data/0", "net/data/1", "net/version");
            byte[] script = zip("net/data.pkl", "net/code/a.py", "net/constants.pkl", "net/version");

            assertThat(inspect(new PyTorchInspector(), TestFile.of("net.pth", checkpoint))
                            .properties())
                    .containsEntry("pytorch.layout", "checkpoint")
                    .containsEntry("pytorch.tensors", 2L)
                    .containsEntry("pytorch.file-version", "3");
            assertThat(inspect(new PyTorchInspector(), TestFile.of("net.pt", script))
                            .properties())
                    .containsEntry("pytorch.layout", "torchscript");
        }

        @Test
        void old_files_are_told_by_the_number_they_begin_with() throws Exception {
            byte[] legacy = ByteBuffer.allocate(40)
                    .put(new byte[] {(byte) 0x80, 2, (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46})
                    .put(new byte[] {(byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19, '.'})
                    .array();

            assertThat(inspect(new PyTorchInspector(), TestFile.of("pytorch_model.bin", legacy))
                            .properties())
                    .containsEntry("pytorch.layout", "legacy");
        }

        @Test
        void other_archives_and_pickles_are_not_theirs() throws Exception {
            for (byte[] other : List.of(zip("a/b.txt"), utf8("cos\nsystem\n(S'touch owned'\ntR."))) {
                assertThat(new PyTorchInspector().inspect(List.of(TestFile.of("a.bin", other))))
                        .isEmpty();
            }
        }
    }

    @Nested
    class SavedModels {

        private static ProtoBytes tensor(String key, long type, long... shape) {
            ProtoBytes dimensions = ProtoBytes.message();
            for (long size : shape) {
                dimensions.message(2, ProtoBytes.message().number(1, size));
            }
            ProtoBytes info =
                    ProtoBytes.message().text(1, key + ":0").number(2, type).message(3, dimensions);
            return ProtoBytes.message().text(1, key).message(2, info);
        }

        @Test
        void say_what_they_serve() throws Exception {
            ProtoBytes serving = ProtoBytes.message()
                    .message(1, tensor("pixels", 1, -1, 28, 28))
                    .message(2, tensor("label", 9, -1))
                    .text(3, "tensorflow/serving/predict");
            ProtoBytes description = ProtoBytes.message().text(4, "serve").text(5, "2.16.1");
            ProtoBytes graph = ProtoBytes.message()
                    .message(1, description)
                    .bytes(2, new byte[1000])
                    .message(
                            5,
                            ProtoBytes.message()
                                    .text(1, "__saved_model_init_op")
                                    .message(2, ProtoBytes.message()))
                    .message(5, ProtoBytes.message().text(1, "serving_default").message(2, serving));
            byte[] model = ProtoBytes.message().number(1, 1).message(2, graph).toBytes();

            Inspection found = inspect(
                    new SavedModelInspector(),
                    TestFile.of("export/saved_model.pb", model),
                    TestFile.of("export/variables/variables.index", new byte[1]));

            assertThat(found.format()).isEqualTo("tensorflow-saved-model");
            assertThat(found.frameworkVersion()).contains("2.16.1");
            assertThat(found.signature())
                    .contains(Signature.of()
                            .input("pixels", "DT_FLOAT", "?", "28", "28")
                            .output("label", "DT_INT64", "?"));
            assertThat(found.properties())
                    .containsEntry("tensorflow.tags", "serve")
                    .containsEntry("tensorflow.signatures", "__saved_model_init_op,serving_default");
        }
    }

    @Nested
    class Pmml {

        private static final String IRIS = """
                <?xml version="1.0" encoding="UTF-8"?>
                <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
                  <Header copyright="nobody"><Application name="SkLearn2PMML package" version="0.110.0"/></Header>
                  <DataDictionary>
                    <DataField name="Species" optype="categorical" dataType="string"><Value value="setosa"/></DataField>
                    <DataField name="Petal.Length" optype="continuous" dataType="double"/>
                    <DataField name="unused" optype="continuous" dataType="integer"/>
                  </DataDictionary>
                  <TreeModel functionName="classification" algorithmName="CART">
                    <MiningSchema>
                      <MiningField name="Species" usageType="target"/>
                      <MiningField name="Petal.Length"><Extension name="x"/></MiningField>
                      <MiningField name="unused" usageType="supplementary"/>
                    </MiningSchema>
                    <Output><OutputField name="probability(setosa)" optype="continuous" dataType="double"/></Output>
                    <Node score="setosa"><MiningField name="not one"/></Node>
                  </TreeModel>
                </PMML>
                """;

        @Test
        void says_what_its_model_takes_and_who_wrote_it() throws Exception {
            Inspection found = inspect(new PmmlInspector(), TestFile.of("iris.pmml", utf8(IRIS)));

            assertThat(found.signature())
                    .contains(Signature.of()
                            .input("Petal.Length", "double")
                            .output("Species", "string")
                            .output("probability(setosa)", "double"));
            assertThat(found.framework()).contains("SkLearn2PMML package");
            assertThat(found.frameworkVersion()).contains("0.110.0");
            assertThat(found.properties())
                    .containsEntry("pmml.version", "4.4")
                    .containsEntry("pmml.model", "TreeModel")
                    .containsEntry("pmml.function", "classification")
                    .containsEntry("pmml.algorithm", "CART");
        }

        @Test
        void is_read_no_further_than_that() throws Exception {
            String cut = IRIS.substring(0, IRIS.indexOf("<MiningField name=\"not one\""));

            assertThat(inspect(new PmmlInspector(), TestFile.of("iris.pmml", utf8(cut + "<<<<")))
                            .problem())
                    .isEmpty();
        }
    }

    @Nested
    class Xgboost {

        private static final String MODEL = """
                {"learner":{"attributes":{"best_iteration":"4"},
                 "feature_names":["age","income"],"feature_types":["int","float"],
                 "gradient_booster":{"model":{"trees":[{"id":0,"left_children":[1,-1]}]},"name":"gbtree"},
                 "learner_model_param":{"base_score":"5E-1","num_class":"0","num_feature":"2","num_target":"1"},
                 "objective":{"name":"binary:logistic","reg_loss_param":{"scale_pos_weight":"1"}}},
                 "version":[2,1,4]}""";

        @Test
        void says_in_json_what_it_learned_and_from_what() throws Exception {
            Inspection found = inspect(
                    new XgboostInspector(),
                    TestFile.of("config.json", utf8("{\"version\":[1]}")),
                    TestFile.of("model.json", utf8(MODEL)));

            assertThat(found.file()).contains("model.json");
            assertThat(found.frameworkVersion()).contains("2.1.4");
            assertThat(found.signature())
                    .contains(Signature.of().input("age", "int").input("income", "float"));
            assertThat(found.properties())
                    .containsEntry("xgboost.objective", "binary:logistic")
                    .containsEntry("xgboost.booster", "gbtree")
                    .containsEntry("xgboost.features", 2L)
                    .containsEntry("xgboost.attribute.best_iteration", "4");
        }

        @Test
        void has_one_input_where_features_have_no_names() throws Exception {
            String unnamed = MODEL.replace("[\"age\",\"income\"]", "[]").replace("[\"int\",\"float\"]", "[]");

            assertThat(inspect(new XgboostInspector(), TestFile.of("model.json", utf8(unnamed)))
                            .signature())
                    .contains(Signature.of().input("features", "float", "batch", "2"));
        }

        @Test
        void leaves_other_json_alone() throws Exception {
            List<InspectedFile> files = Stream.of("{\"vocab\":{}}", "[]", "", "{\"learner\":7}")
                    .<InspectedFile>map(text -> TestFile.of("tokenizer.json", utf8(text)))
                    .toList();

            assertThat(new XgboostInspector().inspect(files)).isEmpty();
        }
    }

    @Nested
    class SerializedJava {

        @Test
        void is_told_by_its_first_bytes_and_read_no_further() throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject("anything");
            }
            TestFile file = TestFile.of("model.ser", bytes.toByteArray());

            assertThat(inspect(new SerializedJavaInspector(), file))
                    .isEqualTo(Inspection.of("java-serialization").file("model.ser"));
            assertThat(file.bytesRead()).isEqualTo(4);
        }
    }
}
