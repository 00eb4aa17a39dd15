package io.modelregistry.core.predict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.spi.RecorderRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a directory of a recorder says about it: one object of canonical JSON.
 *
 * @param recorder who
 * @param address of the metadata of its registry
 * @param registry what tells that registry from others; unknown if its store could not be asked
 * @param boot what tells this start of the machine from others; unknown where it does not say
 */
record RecorderFile(RecorderRecord recorder, String address, Optional<String> registry, Optional<String> boot) {

    private static final String FORMAT = "modelregistry-recorder-v1";
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** Which start of the machine this is. */
    static Optional<String> currentBoot() {
        try {
            return Optional.of(Files.readString(BOOT_ID).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        ObjectNode json = CanonicalJson.object();
        json.put("format", FORMAT);
        json.put("id", recorder.id());
        json.put("application", recorder.application());
        json.put("host", recorder.host());
        json.put("startedAt", Long.toString(PredictionJson.micros(recorder.startedAt())));
        json.put("address", address);
        registry.ifPresent(id -> json.put("registry", id));
        boot.ifPresent(id -> json.put("boot", id));
        Files.writeString(file, CanonicalJson.write(json));
    }

    /** What a file says, if it is of this format. */
    static Optional<RecorderFile> read(Path file) throws IOException {
        JsonNode json = CanonicalJson.read(file.toString(), Files.readString(file));
        if (!json.path("format").asText().equals(FORMAT)) {
            return Optional.empty();
        }
        RecorderRecord recorder = new RecorderRecord(
                json.required("id").textValue(),
                json.required("application").textValue(),
                json.required("host").textValue(),
                PredictionJson.instant(json.required("startedAt").textValue()));
        return Optional.of(new RecorderFile(
                recorder,
                json.required("address").textValue(),
                Optional.ofNullable(json.path("registry").textValue()),
                Optional.ofNullable(json.path("boot").textValue())));
    }

    /** Whether both recorders are of one registry; by its address, if one of them could not ask it. */
    boolean isOfSameRegistryAs(RecorderFile other) {
        boolean areKnown = registry.isPresent() && other.registry.isPresent();
        return areKnown ? registry.equals(other.registry) : address.equals(other.address);
    }

    /** Whether the machine has run since, so that what was written without force is there. */
    boolean isOfThisBoot() {
        return boot.isPresent() && boot.equals(currentBoot());
    }
}
