package io.modelregistry.core.register;

import io.modelregistry.ModelName;
import io.modelregistry.SemanticVersion;
import io.modelregistry.TransferListener;
import io.modelregistry.core.inspect.Inspections;
import io.modelregistry.core.integrity.Facts;
import java.util.Map;
import java.util.Optional;

/**
 * What a draft asks for.
 *
 * @param model which model gets a version
 * @param semanticVersion if it has one
 * @param upload its files
 * @param facts what is declared of it
 * @param inspections say what its files tell beyond that
 * @param description may be empty
 * @param tags by key
 * @param operationKey names the registration, if the user did
 * @param listener hears of the transfer
 */
public record RegistrationRequest(
        ModelName model,
        Optional<SemanticVersion> semanticVersion,
        Upload upload,
        Facts facts,
        Inspections inspections,
        String description,
        Map<String, String> tags,
        Optional<String> operationKey,
        TransferListener listener) {

    /** Copies the tags. */
    public RegistrationRequest {
        tags = Map.copyOf(tags);
    }
}
