package io.modelregistry.core.register;

import io.modelregistry.ModelName;
import io.modelregistry.SemanticVersion;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.OperationId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A change that needs bytes to be there first.
 *
 * @param subject what changes, for messages
 * @param model which model
 * @param semanticVersion what to reserve
 * @param operation makes it happen once
 * @param decision the commit, decided anew after each conflict
 */
record Deposit(
        String subject,
        ModelName model,
        Optional<SemanticVersion> semanticVersion,
        OperationId operation,
        Supplier<Optional<Commit>> decision) {}
