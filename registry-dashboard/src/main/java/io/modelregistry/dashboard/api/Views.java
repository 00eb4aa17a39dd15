package io.modelregistry.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelregistry.Comment;
import io.modelregistry.Deprecation;
import io.modelregistry.Digest;
import io.modelregistry.Metric;
import io.modelregistry.Model;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelVersion;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageChange;
import io.modelregistry.compare.MetricPoint;
import io.modelregistry.dashboard.Role;
import io.modelregistry.dashboard.security.Access.Changes;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Dependency;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.lineage.Reproduction;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.Signature;
import io.modelregistry.rule.EffectiveRule;
import io.modelregistry.rule.Promotion;
import io.modelregistry.rule.StageCheck;
import io.modelregistry.serving.Consumer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the registry has as interfaces, as records to be written. What it has as records is written as it is. */
final class Views {
    private Views() {}

    /** A model; the description as HTML is there if the model is asked for alone. */
    record ModelView(
            String name,
            String description,
            Optional<String> descriptionHtml,
            Map<String, String> tags,
            OptionalInt lastNumber,
            Map<String, ResolvedVersion> stages,
            Optional<JsonNode> propertySchema,
            String createdBy,
            Instant createdAt,
            Instant changedAt) {
        static ModelView of(Model model) {
            return of(model, Optional.empty());
        }

        static ModelView alone(Model model) {
            return of(model, Optional.of(Markdown.html(model.description())));
        }

        private static ModelView of(Model model, Optional<String> html) {
            return new ModelView(
                    model.name().value(),
                    model.description(),
                    html,
                    model.tags(),
                    model.lastNumber(),
                    model.stages(),
                    model.propertySchema().map(Json::parse),
                    model.createdBy(),
                    model.createdAt(),
                    model.changedAt());
        }
    }

    /** A version in a list. */
    record VersionSummary(
            String reference,
            String model,
            int number,
            Optional<SemanticVersion> semanticVersion,
            Digest digest,
            List<String> stages,
            Map<String, String> tags,
            Optional<Deprecation> deprecation,
            List<Metric> metrics,
            long size,
            String createdBy,
            Instant createdAt) {
        static VersionSummary of(ModelVersion version) {
            return new VersionSummary(
                    version.reference(),
                    version.model().value(),
                    version.number(),
                    version.semanticVersion(),
                    version.digest(),
                    version.stages(),
                    version.tags(),
                    version.deprecation(),
                    version.metrics(),
                    version.size(),
                    version.createdBy(),
                    version.createdAt());
        }
    }

    /** Everything that is kept of a version. */
    record VersionView(
            VersionSummary version,
            String description,
            String descriptionHtml,
            List<URI> runs,
            Map<String, String> parameters,
            Lineage lineage,
            List<Dependency> dependencies,
            Optional<RuntimeEnvironment> environment,
            Optional<Signature> signature,
            Map<String, Object> properties,
            List<ModelFile> files,
            List<ModelFile> attachments) {
        static VersionView of(ModelVersion version) {
            return new VersionView(
                    VersionSummary.of(version),
                    version.description(),
                    Markdown.html(version.description()),
                    version.runs(),
                    version.parameters(),
                    version.lineage(),
                    version.dependencies(),
                    version.environment(),
                    version.signature(),
                    version.properties(),
                    version.files().list(),
                    version.attachments());
        }
    }

    /** What somebody said, as they wrote it and as HTML. */
    record CommentView(String text, String html, String actor, Instant at) {
        static CommentView of(Comment comment) {
            return new CommentView(comment.text(), Markdown.html(comment.text()), comment.actor(), comment.at());
        }
    }

    /** A stage of a model. */
    record StageView(
            String model,
            String stage,
            Optional<VersionSummary> version,
            Optional<StageChange> current,
            List<StageChange> history,
            List<EffectiveRule> rules) {}

    /** What the rules of a stage say to a version. */
    record CheckView(boolean passed, StageCheck check, Optional<Promotion> promotion) {}

    /** What runs where; for each stage that is not empty, also how its version came there. */
    record Environment(
            String model,
            Map<String, ResolvedVersion> stages,
            Map<String, StageChange> moves,
            List<Consumer> consumers) {}

    /** A model and what is in its stages. */
    record Running(
            String name,
            String description,
            Map<String, String> tags,
            OptionalInt lastNumber,
            Instant changedAt,
            Map<String, Occupant> stages) {}

    /** A version in a stage. */
    record Occupant(
            int number,
            Optional<SemanticVersion> semanticVersion,
            Instant since,
            String actor,
            String reason,
            Optional<Headline> headline,
            boolean deprecated) {}

    /** The metric that is to be seen first, and what the version that was there before had; values compare on the same data alone. */
    record Headline(
            String metric,
            double value,
            Optional<String> dataset,
            Optional<Double> previous,
            OptionalInt previousNumber,
            Optional<Boolean> sameData) {}

    /** How much there is. */
    record Sizes(long models, long versions, long events, long consumers) {}

    /** One value of a metric over the versions of a model. */
    record Point(
            int number, Optional<SemanticVersion> semanticVersion, double value, Optional<Dataset> data, Instant at) {
        static Point of(MetricPoint point) {
            return new Point(point.number(), point.semanticVersion(), point.value(), point.data(), point.at());
        }
    }

    /** How to make a version again. */
    record Instructions(String reference, List<String> missing, String markdown) {
        static Instructions of(Reproduction reproduction) {
            return new Instructions(reproduction.reference(), reproduction.missing(), reproduction.toMarkdown());
        }
    }

    /** What was found by reading everything again. */
    record Audit(boolean intact, long models, long events, long versions, List<String> findings) {}

    /** Who asks, and whether they could change anything if their role allows it. */
    record Session(String actor, Role role, Changes changes, boolean signedIn) {}

    /** Whether the stores answer. */
    record Health(String status) {}
}
