package io.modelregistry.core.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.modelregistry.spi.InspectedFile;
import io.modelregistry.spi.Inspection;
import io.modelregistry.spi.ModelInspector;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads XGBoost's JSON and UBJSON: version, objective, features. Trees are passed over. */
public final class XgboostInspector implements ModelInspector {

    private static final int BYTES = 256 << 20;
    private static final int HEAD_BYTES = 64;
    private static final String FIRST = "learner";

    /** For the service loader. */
    public XgboostInspector() {}

    @Override
    public Optional<Inspection> inspect(List<InspectedFile> files) throws IOException {
        for (InspectedFile file : FormatFile.ending(files, ".json", ".ubj", ".xgb", ".model")) {
            String head = head(file);
            if (head.replaceAll("\\s", "").startsWith("{\"" + FIRST + "\":{")) {
                return Optional.of(FormatFile.read("xgboost", file, XgboostInspector::readJson)
                        .framework("xgboost"));
            }
            if (head.startsWith("{L\0\0\0\0\0\0\0\7" + FIRST)) {
                return Optional.of(FormatFile.read("xgboost", file, XgboostInspector::readUbjson)
                        .framework("xgboost"));
            }
        }
        return Optional.empty();
    }

    private static String head(InspectedFile file) throws IOException {
        try (InputStream in = file.open(0)) {
            return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
        }
    }

    private static Inspection readJson(InspectedFile file, Inspection found) throws IOException {
        try (LimitedStream in = new LimitedStream(file.open(0), BYTES)) {
            try {
                return XgboostModel.addTo(found.property("xgboost.encoding", "json"), JsonTree.read(in));
            } catch (JsonProcessingException e) {
                throw new MalformedFileException(
                        in.isExhausted() ? "is longer than " + BYTES + " bytes of JSON" : "is not JSON to its end");
            }
        }
    }

    private static Inspection readUbjson(InspectedFile file, Inspection found) throws IOException {
        try (InputStream in = new BufferedInputStream(file.open(0))) {
            Map<String, Object> tree = UbjsonTree.read(in, file.size());
            return XgboostModel.addTo(found.property("xgboost.encoding", "ubjson"), tree);
        }
    }
}
