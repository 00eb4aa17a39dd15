package io.modelregistry.core.compare;

import io.modelregistry.ModelVersion;
import io.modelregistry.compare.Cell;
import io.modelregistry.compare.Difference;
import io.modelregistry.compare.Row;
import io.modelregistry.compare.SignatureChange;
import io.modelregistry.lineage.Signature.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Inputs and outputs, and under them what their changes mean. */
final class SignatureRows {

    private SignatureRows() {}

    /** Empty if no version has a signature. */
    static List<SignatureChange> changes(List<ModelVersion> versions) {
        return versions.stream().allMatch(version -> version.signature().isEmpty())
                ? List.of()
                : versions.stream()
                        .skip(1)
                        .<SignatureChange>map(version -> CoreSignatureChange.of(versions.get(0), version))
                        .toList();
    }

    static List<Row> of(List<ModelVersion> versions, List<SignatureChange> changes) {
        Columns columns = Columns.of(
                versions,
                SignatureRows::sided,
                tensor -> new Label(tensor.tensor().name(), tensor.side()),
                tensor -> tensor.tensor().type() + tensor.tensor().shape());
        List<Row> rows = new ArrayList<>(columns.rows());
        if (!changes.isEmpty()) {
            rows.add(steps(changes));
        }
        return rows;
    }

    private static Row steps(List<SignatureChange> changes) {
        Stream<Cell> steps = changes.stream().map(SignatureRows::step);
        return new CoreRow(
                Label.of("suggested step"),
                Stream.concat(Stream.of(CoreCell.EMPTY), steps).toList());
    }

    private static Cell step(SignatureChange change) {
        String reasons = String.join("; ", change.reasons());
        return change.step()
                .map(step -> CoreCell.of(step.name().toLowerCase(Locale.ROOT))
                        .noted(change.isBreaking() ? Difference.BREAKING : Difference.COMPATIBLE, reasons))
                .orElse(CoreCell.EMPTY.noted(reasons));
    }

    private static List<Sided> sided(ModelVersion version) {
        return version.signature().stream()
                .flatMap(signature -> Stream.concat(
                        signature.inputs().stream().map(tensor -> new Sided("input", tensor)),
                        signature.outputs().stream().map(tensor -> new Sided("output", tensor))))
                .toList();
    }

    private record Sided(String side, Tensor tensor) {}
}
