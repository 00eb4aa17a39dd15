package io.modelregistry.core.origin;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.lineage.SourceCode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells which source code this process runs, as far as that can be told. */
public final class SourceDetection {

    private static final Logger LOG = LoggerFactory.getLogger(SourceDetection.class);

    private SourceDetection() {}

    /** The code of the work tree that a directory is in; otherwise of the build; otherwise of what was packaged. */
    public static Optional<SourceCode> find(Path directory) {
        return find(directory, System.getenv(), Thread.currentThread().getContextClassLoader());
    }

    static Optional<SourceCode> find(Path directory, Map<String, String> environment, ClassLoader loader) {
        try {
            Optional<SourceCode> built = BuildVariables.read(environment);
            return GitWorkTree.read(new Git(directory, environment))
                    .map(code -> named(code, built))
                    .or(() -> built)
                    .or(() -> GitProperties.read(loader));
        } catch (InvalidInputException e) {
            LOG.warn("The source code cannot be told: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Builds check out a commit, not a branch; they know which one it was for. */
    private static SourceCode named(SourceCode code, Optional<SourceCode> built) {
        return built.filter(same -> code.branch().isEmpty() && same.commit().equals(code.commit()))
                .flatMap(SourceCode::branch)
                .map(code::branch)
                .orElse(code);
    }
}
