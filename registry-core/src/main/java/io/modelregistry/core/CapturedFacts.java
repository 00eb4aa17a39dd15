package io.modelregistry.core;

import io.modelregistry.core.compatibility.Libraries;
import io.modelregistry.core.origin.SourceDetection;
import io.modelregistry.lineage.Dependency;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.SourceCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a process tells of itself.
 *
 * @param environment what it runs in
 * @param dependencies Maven artifacts on its class path and module path
 * @param source the code that it runs, if that can be told
 */
record CapturedFacts(RuntimeEnvironment environment, List<Dependency> dependencies, Optional<SourceCode> source) {

    /** Of this process, with sources in or below the work tree that a directory is in. */
    static CapturedFacts here(Path sources) {
        return new CapturedFacts(
                RuntimeEnvironment.current(), Libraries.ofProcess().packages(), SourceDetection.find(sources));
    }
}
