package io.modelregistry.core.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageName;
import io.modelregistry.core.compatibility.Needs;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.core.integrity.PackageUrls;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.lineage.Dependency;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.StoredFile;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a process remembers of the version it served, as canonical JSON. */
final class ServableText {

    private static final String FORMAT = "modelregistry-served-1";

    private ServableText() {}

    static String write(Servable servable) {
        ResolvedVersion version = servable.version();
        ObjectNode root = CanonicalJson.object()
                .put("format", FORMAT)
                .put("model", version.model().value())
                .put("number", Integer.toString(version.number()))
                .put("digest", version.digest().toString())
                .put("checked", servable.checkedAt().toString());
        version.semanticVersion().ifPresent(semantic -> root.put("semantic", semantic.toString()));
        version.stage().ifPresent(stage -> root.put("stage", stage.value()));
        version.move().ifPresent(move -> root.put("move", Long.toString(move)));
        root.set("needs", needs(servable.needs()));
        ArrayNode files = root.putArray("files");
        servable.stored().forEach(stored -> files.add(file(stored)));
        return CanonicalJson.write(root);
    }

    private static ObjectNode needs(Needs needs) {
        ObjectNode node = CanonicalJson.object().put("native", needs.isNative());
        ArrayNode dependencies = node.putArray("dependencies");
        needs.dependencies().forEach(dependency -> dependencies.add(dependency.purl()));
        needs.environment().ifPresent(environment -> {
            ObjectNode properties = node.putObject("environment");
            environment.properties().forEach(properties::put);
        });
        return node;
    }

    private static ObjectNode file(StoredFile stored) {
        return CanonicalJson.object()
                .put("name", stored.file().name())
                .put("size", Long.toString(stored.file().size()))
                .put("blob", stored.blob().path());
    }

    /** Reads it; empty if it is damaged or of another format, as a file in a cache may be. */
    static Optional<Servable> read(String text) {
        try {
            JsonNode root = CanonicalJson.read("served version", text);
            return root.path("format").asText().equals(FORMAT) ? Optional.of(servable(root)) : Optional.empty();
        } catch (IntegrityException | InvalidInputException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Servable servable(JsonNode root) {
        ResolvedVersion version = new ResolvedVersion(
                new ModelName(root.path("model").asText()),
                Integer.parseInt(root.path("number").asText()),
                text(root, "semantic").map(SemanticVersion::parse),
                Digest.parse(root.path("digest").asText()),
                text(root, "stage").map(StageName::new),
                text(root, "move").map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty()));
        List<StoredFile> files = new ArrayList<>();
        root.path("files").forEach(node -> files.add(file(node)));
        return new Servable(
                version,
                files,
                readNeeds(root.path("needs")),
                Instant.parse(root.path("checked").asText()));
    }

    private static Needs readNeeds(JsonNode node) {
        List<Dependency> dependencies = new ArrayList<>();
        node.path("dependencies").forEach(purl -> dependencies.add(PackageUrls.parse(purl.asText())));
        Optional<RuntimeEnvironment> environment =
                Optional.ofNullable(node.get("environment")).map(ServableText::environment);
        return new Needs(dependencies, environment, node.path("native").asBoolean());
    }

    private static RuntimeEnvironment environment(JsonNode node) {
        Map<String, String> properties = new HashMap<>();
        node.properties()
                .forEach(property ->
                        properties.put(property.getKey(), property.getValue().asText()));
        return RuntimeEnvironment.of(properties);
    }

    private static StoredFile file(JsonNode node) {
        BlobKey blob = BlobKey.ofPath(node.path("blob").asText())
                .orElseThrow(() -> new IllegalArgumentException("not a blob: " + node));
        long size = Long.parseLong(node.path("size").asText());
        return new StoredFile(new ModelFile(node.path("name").asText(), size, blob.digest()), blob);
    }

    private static Optional<String> text(JsonNode root, String name) {
        return Optional.ofNullable(root.get(name)).map(JsonNode::asText);
    }
}
