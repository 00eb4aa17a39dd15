package io.modelregistry.lineage;

import io.modelregistry.Limits;
import io.modelregistry.internal.Texts;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a version was trained in: {@code java.version}, {@code os.name} and whatever else decides whether it can be repeated.
 *
 * @param properties names and values, sorted by name
 */
public record RuntimeEnvironment(Map<String, String> properties) {

    /** Checks and copies the properties. */
    public RuntimeEnvironment {
        properties.forEach((name, value) -> {
            Texts.label("environment property", name, Limits.NAME_LENGTH);
            Texts.label("value of environment property " + name, value, Limits.LINE_LENGTH);
        });
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** An environment described from outside. */
    public static RuntimeEnvironment of(Map<String, String> properties) {
        return new RuntimeEnvironment(properties);
    }

    /**
     * This Java virtual machine: its version and vendor, operating system, architecture, processors, heap and the memory of the
     * machine or container; the model of the processor as well where the platform tells.
     */
    public static RuntimeEnvironment current() {
        Map<String, String> properties = new TreeMap<>();
        for (String name :
                new String[] {"java.version", "java.vendor", "java.vm.name", "os.name", "os.version", "os.arch"}) {
            properties.put(name, System.getProperty(name, "unknown"));
        }
        properties.put("cpu.count", Integer.toString(Runtime.getRuntime().availableProcessors()));
        properties.put("heap.max-bytes", Long.toString(Runtime.getRuntime().maxMemory()));
        Hardware.processor().ifPresent(model -> properties.put("cpu.model", model));
        Hardware.memory().ifPresent(bytes -> properties.put("memory.total-bytes", Long.toString(bytes)));
        return new RuntimeEnvironment(properties);
    }

    /** The same environment with one more property: {@code cuda.version}. */
    public RuntimeEnvironment with(String name, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(name, value);
        return new RuntimeEnvironment(more);
    }

    @Override
    public String toString() {
        return "Java " + properties.getOrDefault("java.version", "unknown") + " on "
                + properties.getOrDefault("os.name", "unknown") + " "
                + properties.getOrDefault("os.arch", "");
    }
}
