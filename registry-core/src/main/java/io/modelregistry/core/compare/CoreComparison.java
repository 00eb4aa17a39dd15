package io.modelregistry.core.compare;

import io.modelregistry.Comparison;
import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.compare.Row;
import io.modelregistry.compare.Section;
import io.modelregistry.compare.SignatureChange;
import io.modelregistry.error.InvalidInputException;
import java.util.List;
import java.util.Optional;

/** Versions side by side. */
record CoreComparison(List<ModelVersion> versions, List<Section> sections, List<SignatureChange> signatures)
        implements Comparison {

    CoreComparison {
        versions = List.copyOf(versions);
        sections = List.copyOf(sections);
        signatures = List.copyOf(signatures);
    }

    @Override
    public Section section(String name) {
        return sections.stream()
                .filter(section -> section.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        InvalidInputException.of("section", name, "one of " + String.join(", ", names(sections))));
    }

    private static List<String> names(List<Section> sections) {
        return sections.stream().map(Section::name).toList();
    }

    @Override
    public boolean differs() {
        return sections.stream().flatMap(section -> section.rows().stream()).anyMatch(Row::differs);
    }

    @Override
    public Comparison differences() {
        List<Section> differing = sections.stream()
                .<Section>map(section -> new CoreSection(section.name(), section.rows()).differing())
                .toList();
        return new CoreComparison(versions, differing, signatures);
    }

    @Override
    public Optional<ModelVersion> best(String metric, Objective objective) {
        return Best.latest(versions, metric, objective);
    }

    @Override
    public Optional<ModelVersion> best(String metric, String data, Objective objective) {
        return Best.on(versions, metric, data, objective);
    }

    @Override
    public String toJson() {
        return ComparisonJson.write(this);
    }

    @Override
    public String toMarkdown() {
        return ComparisonMarkdown.write(this);
    }

    @Override
    public String toString() {
        return ComparisonText.write(this);
    }
}
