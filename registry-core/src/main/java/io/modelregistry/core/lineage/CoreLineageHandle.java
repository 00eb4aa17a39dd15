package io.modelregistry.core.lineage;

import io.modelregistry.Reference;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.lineage.LineageGraph;
import io.modelregistry.lineage.LineageHandle;

/**
 * The lineage of what a reference names.
 *
 * @param source the registry
 * @param reference the reference
 * @param most generations
 */
public record CoreLineageHandle(LineageSource source, Reference reference, int most) implements LineageHandle {

    /** All generations. */
    public static LineageHandle of(LineageSource source, Reference reference) {
        return new CoreLineageHandle(source, reference, Integer.MAX_VALUE);
    }

    @Override
    public LineageHandle generations(int number) {
        if (number < 1) {
            throw InvalidInputException.of("generations", Integer.toString(number), "a number from 1");
        }
        return new CoreLineageHandle(source, reference, number);
    }

    @Override
    public LineageGraph ancestors() {
        return walker().ancestors(root());
    }

    @Override
    public LineageGraph descendants() {
        return walker().descendants(root());
    }

    private Walker walker() {
        return new Walker(source.store(), most);
    }

    private CoreNode root() {
        ResolvedVersion version = source.requireResolved(reference);
        return source.store()
                .version(version.model(), version.number())
                .map(stored -> CoreNode.of(stored, 0))
                .orElseThrow(() -> IntegrityException.of(version.reference(), "it has disappeared"));
    }

    @Override
    public String toString() {
        return "lineage of " + reference + (most == Integer.MAX_VALUE ? "" : ", generations up to " + most);
    }
}
