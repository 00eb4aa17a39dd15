package io.modelregistry.examples.digits;

import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Digits as Tribuo wants them. Training and serving must agree on it, so both come here. */
final class Vectors {

    private static final String[] NAMES = IntStream.range(0, Digit.PIXELS)
            .mapToObj(pixel -> "pixel-" + pixel / Digit.SIDE + "-" + pixel % Digit.SIDE)
            .toArray(String[]::new);

    private Vectors() {}

    /** All digits, under their name. */
    static Dataset<Label> of(Digits digits) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance(digits.name(), labels), labels);
        digits.digits().forEach(digit -> dataset.add(of(digit)));
        return dataset;
    }

    /** One digit: a number between 0 and 1 for each pixel. */
    static Example<Label> of(Digit digit) {
        double[] values = digit.pixels().stream()
                .mapToDouble(pixel -> (double) pixel / Digit.BLACK)
                .toArray();
        return new ArrayExample<>(new Label(String.valueOf(digit.label())), NAMES, values);
    }
}
