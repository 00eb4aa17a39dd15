package io.modelregistry.core.predict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.Digest;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.RecorderRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Predictions as canonical JSON. Numbers are texts; what is not there is left out. */
final class PredictionJson {

    private PredictionJson() {}

    static String write(PredictionRecord prediction) {
        ObjectNode json = CanonicalJson.object();
        json.put("number", Long.toString(prediction.number()));
        json.put("id", prediction.id());
        json.put("stamp", prediction.stamp().toString());
        json.put("at", Long.toString(micros(prediction.at())));
        json.put("latency", Long.toString(prediction.latency().toNanos()));
        prediction.inputDigest().ifPresent(digest -> json.put("inputDigest", digest.toString()));
        prediction.input().ifPresent(input -> json.put("input", input));
        prediction.output().ifPresent(output -> json.put("output", output));
        prediction.failure().ifPresent(failure -> json.put("failure", failure));
        if (!prediction.attributes().isEmpty()) {
            prediction.attributes().forEach(json.putObject("attributes")::put);
        }
        return CanonicalJson.write(json);
    }

    static PredictionRecord read(RecorderRecord recorder, String text) {
        JsonNode json = CanonicalJson.read("a spooled prediction", text);
        return new PredictionRecord(
                recorder,
                Long.parseLong(json.required("number").textValue()),
                json.required("id").textValue(),
                ModelStamp.parse(json.required("stamp").textValue()),
                instant(json.required("at").textValue()),
                Duration.ofNanos(Long.parseLong(json.required("latency").textValue())),
                text(json, "inputDigest").map(Digest::parse),
                text(json, "input"),
                text(json, "output"),
                attributes(json.path("attributes")),
                text(json, "failure"));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }

    private static Map<String, String> attributes(JsonNode json) {
        Map<String, String> attributes = new HashMap<>();
        json.properties()
                .forEach(member ->
                        attributes.put(member.getKey(), member.getValue().textValue()));
        return attributes;
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }
}
