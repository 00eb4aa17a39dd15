package io.modelregistry.spi;

import io.modelregistry.lineage.Signature;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a {@link ModelInspector} found. Each method gives the same with one thing more. A version shows it as properties, where
 * its draft set none of that key: {@code model.format}, {@code model.framework}, {@code model.framework-version}, {@code
 * model.file}, {@code model.problem}, and the keys of {@link #property}.
 *
 * @param format the format in lower case: {@code onnx}
 * @param framework what made the model, if it says so
 * @param frameworkVersion in which version
 * @param file the name of the file that this is about, if it is about one
 * @param signature what the model takes and gives, if it says so
 * @param properties String, Long, Double or Boolean by key; keys begin with the format: {@code onnx.opset}
 * @param problem what is wrong with the file, as a clause
 */
public record Inspection(
        String format,
        Optional<String> framework,
        Optional<String> frameworkVersion,
        Optional<String> file,
        Optional<Signature> signature,
        Map<String, Object> properties,
        Optional<String> problem) {

    /** Copies the properties. */
    public Inspection {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** A format was recognised, and nothing else. */
    public static Inspection of(String format) {
        return new Inspection(
                format,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    /** With what made the model. */
    public Inspection framework(String name) {
        return new Inspection(format, Optional.of(name), frameworkVersion, file, signature, properties, problem);
    }

    /** With the version of what made the model. */
    public Inspection frameworkVersion(String version) {
        return new Inspection(format, framework, Optional.of(version), file, signature, properties, problem);
    }

    /** With the file that this is about. */
    public Inspection file(String name) {
        return new Inspection(format, framework, frameworkVersion, Optional.of(name), signature, properties, problem);
    }

    /** With what the model takes and gives. */
    public Inspection signature(Signature read) {
        return new Inspection(format, framework, frameworkVersion, file, Optional.of(read), properties, problem);
    }

    /** With a property. */
    public Inspection property(String key, String value) {
        return with(key, value);
    }

    /** With a property. */
    public Inspection property(String key, long value) {
        return with(key, value);
    }

    /** With a property. */
    public Inspection property(String key, double value) {
        return with(key, value);
    }

    /** With a property. */
    public Inspection property(String key, boolean value) {
        return with(key, value);
    }

    private Inspection with(String key, Object value) {
        Map<String, Object> more = new TreeMap<>(properties);
        more.put(key, value);
        return new Inspection(format, framework, frameworkVersion, file, signature, more, problem);
    }

    /** With what is wrong: {@code ends within its header}. */
    public Inspection problem(String clause) {
        return new Inspection(format, framework, frameworkVersion, file, signature, properties, Optional.of(clause));
    }
}
