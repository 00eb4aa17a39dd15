package io.modelregistry.core.origin;

import io.modelregistry.lineage.SourceCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code git.properties}, which build plugins for Maven and Gradle put on the class path. */
final class GitProperties {

    private static final Logger LOG = LoggerFactory.getLogger(GitProperties.class);
    private static final String FILE = "git.properties";

    private GitProperties() {}

    /** The first of the class path, if it says which repository and commit. */
    static Optional<SourceCode> read(ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(FILE)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(in);
            return code(properties);
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("{} cannot be read", FILE, e);
            return Optional.empty();
        }
    }

    private static Optional<SourceCode> code(Properties properties) {
        Optional<String> commit = value(properties, "git.commit.id.full", "git.commit.id");
        Optional<String> repository =
                value(properties, "git.remote.origin.url").flatMap(RepositoryAddresses::withoutCredentials);
        Optional<String> branch = value(properties, "git.branch").filter(name -> !name.equals(commit.orElse("")));
        boolean isModified =
                value(properties, "git.dirty").filter("true"::equals).isPresent();
        return repository
                .flatMap(address -> commit.map(sha -> SourceCode.git(address, sha)))
                .map(code -> branch.map(code::branch).orElse(code))
                .map(code -> isModified ? code.withModifications() : code);
    }

    private static Optional<String> value(Properties properties, String... names) {
        return Stream.of(names)
                .map(properties::getProperty)
                .filter(value -> value != null)
                .filter(Predicate.not(String::isBlank))
                .findFirst();
    }
}
