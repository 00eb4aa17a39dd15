package io.modelregistry.compare;

import java.util.List;

/** The rows of one subject. Immutable. */
public interface Section {

    /** The subject: {@code metrics}. */
    String name();

    /** Its rows; empty if no version has any. */
    List<Row> rows();
}
