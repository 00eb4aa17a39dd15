package io.modelregistry;

import io.modelregistry.compare.Row;
import io.modelregistry.compare.Section;
import io.modelregistry.compare.SignatureChange;
import io.modelregistry.error.InvalidInputException;
import java.util.List;
import java.util.Optional;

/**
 * Versions side by side, of one model or of several. Each is seen from the first: what was added, removed, upgraded, breaks.
 * The same versions give the same rows in the same order. Prints as an aligned table in which what differs is marked.
 * Immutable.
 */
@CheckReturnValue
public interface Comparison {

    /** What is compared. */
    List<ModelVersion> versions();

    /**
     * {@code version}, {@code metrics}, {@code parameters}, {@code features}, {@code data sets}, {@code dependencies}, {@code
     * environment}, {@code signature}, {@code files}, {@code source}, {@code lineage}, {@code tags} and {@code properties}, in
     * this order, also those without rows.
     */
    List<Section> sections();

    /**
     * One section by name.
     *
     * @throws InvalidInputException if there is none of that name
     */
    Section section(String name);

    /**
     * The metrics: a row for each name and data. Where versions have no data in common, the latest values are in one row, and
     * marked as measured on other data, and so is a value whose data has the same name and other bytes.
     */
    default List<Row> metrics() {
        return section("metrics").rows();
    }

    /** The parameters. */
    default List<Row> parameters() {
        return section("parameters").rows();
    }

    /** The dependencies, by package in any version. */
    default List<Row> dependencies() {
        return section("dependencies").rows();
    }

    /** The files, by name; values are digests. */
    default List<Row> files() {
        return section("files").rows();
    }

    /** What each version but the first means for those who call the first; empty if no version has a signature. */
    List<SignatureChange> signatures();

    /** Whether any row differs. */
    boolean differs();

    /** The same comparison without the rows that do not differ. */
    Comparison differences();

    /**
     * The version with the best latest value of a metric; of several, the first. NaN and infinities never win, nor do versions
     * without the metric.
     *
     * @throws InvalidInputException if the values were not measured on the same data, as far as is known: they cannot be
     *     compared. {@link #best(String, String, Objective)} names the data.
     */
    Optional<ModelVersion> best(String metric, Objective objective);

    /**
     * The version with the best latest value of a metric on data of this name; of several, the first.
     *
     * @throws InvalidInputException if data of this name had other bytes for other versions
     */
    Optional<ModelVersion> best(String metric, String data, Objective objective);

    /** All of it as JSON; digests in full. */
    String toJson();

    /** All of it as Markdown, a table a section. */
    String toMarkdown();
}
