package io.modelregistry.core.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.Event;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelVersion;
import io.modelregistry.StageChange;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.core.text.Json;
import io.modelregistry.serving.RecordedPrediction;
import java.util.List;
import java.util.Map;

/** Provenance as JSON for other programs. Facts are as they were registered, in their published format. */
final class ProvenanceJson {

    private ProvenanceJson() {}

    static String write(CoreProvenance provenance) {
        ObjectNode root = Json.object();
        provenance.prediction().ifPresent(prediction -> root.set("prediction", prediction(prediction)));
        root.put("stamp", provenance.stamp().toString());
        root.set("version", version(provenance.version(), provenance.facts()));
        provenance.promotion().ifPresent(move -> root.set("promotion", promotion(move)));
        ArrayNode ancestors = root.putArray("ancestors");
        provenance.ancestors().forEach(ancestor -> ancestors.add(summary(ancestor)));
        ArrayNode events = root.putArray("events");
        provenance.events().forEach(event -> events.add(event(event)));
        return Json.write(root);
    }

    private static ObjectNode prediction(RecordedPrediction prediction) {
        ObjectNode node = Json.object()
                .put("id", prediction.id())
                .put("at", prediction.at().toString())
                .put("latencyNanos", prediction.latency().toNanos())
                .put("application", prediction.application())
                .put("host", prediction.host())
                .put("repeated", prediction.repeated());
        prediction.inputDigest().ifPresent(digest -> node.put("inputDigest", digest.toString()));
        prediction.input().ifPresent(input -> node.put("input", input));
        prediction.output().ifPresent(output -> node.put("output", output));
        prediction.failure().ifPresent(failure -> node.put("failure", failure));
        node.set("attributes", texts(prediction.attributes()));
        return node;
    }

    private static ObjectNode version(ModelVersion version, String facts) {
        ObjectNode node = summary(version).put("description", version.description());
        node.set("tags", texts(version.tags()));
        node.set("files", files(version.files().list()));
        node.set("facts", CanonicalJson.read(version.reference(), facts));
        return node;
    }

    private static ObjectNode summary(ModelVersion version) {
        ObjectNode node = Json.object()
                .put("model", version.model().value())
                .put("number", version.number())
                .put("digest", version.digest().toString())
                .put("createdBy", version.createdBy())
                .put("createdAt", version.createdAt().toString());
        version.semanticVersion().ifPresent(semantic -> node.put("semanticVersion", semantic.toString()));
        return node;
    }

    private static ArrayNode files(List<ModelFile> files) {
        ArrayNode nodes = CanonicalJson.array();
        files.forEach(file -> nodes.addObject()
                .put("name", file.name())
                .put("size", file.size())
                .put("digest", file.digest().toString()));
        return nodes;
    }

    private static ObjectNode promotion(StageChange move) {
        return Json.object()
                .put("stage", move.stage().value())
                .put("move", move.id())
                .put("actor", move.actor())
                .put("reason", move.reason())
                .put("at", move.at().toString());
    }

    private static ObjectNode event(Event event) {
        ObjectNode node = Json.object()
                .put("sequence", event.sequence())
                .put("kind", event.kind())
                .put("subject", event.subject())
                .put("actor", event.actor())
                .put("at", event.at().toString())
                .put("digest", event.digest().toString());
        node.set("details", texts(event.details()));
        return node;
    }

    private static ObjectNode texts(Map<String, String> values) {
        ObjectNode node = Json.object();
        values.forEach(node::put);
        return node;
    }
}
