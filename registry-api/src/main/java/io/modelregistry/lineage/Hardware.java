package io.modelregistry.lineage;

import com.sun.management.OperatingSystemMXBean;
import io.modelregistry.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the platform tells of the machine, as far as it does. */
final class Hardware {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Hardware() {}

    /** The model of the first processor: as Linux has it, otherwise as Windows does. */
    static Optional<String> processor() {
        return processor(PROCESSORS)
                .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                .flatMap(Hardware::label);
    }

    static Optional<String> processor(Path information) {
        try (BufferedReader reader = Files.newBufferedReader(information, StandardCharsets.ISO_8859_1);
                Stream<String> lines = reader.lines()) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> label(String text) {
        String shown = text.replaceAll("\\p{Cntrl}", " ").strip();
        return shown.isEmpty() || shown.length() > Limits.LINE_LENGTH ? Optional.empty() : Optional.of(shown);
    }

    /** Bytes of the machine, or of the container that limits this process. */
    static OptionalLong memory() {
        return OfMachine.MEMORY;
    }

    private static OptionalLong readMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? OptionalLong.of(system.getTotalMemorySize())
                : OptionalLong.empty();
    }

    /** A class of its own, because asking takes a tenth of a second the first time. */
    private static final class OfMachine {
        static final OptionalLong MEMORY = readMemory();
    }
}
