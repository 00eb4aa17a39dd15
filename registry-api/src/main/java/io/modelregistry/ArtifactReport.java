package io.modelregistry;

import java.util.List;

/**
 * What reading every stored file found.
 *
 * @param files distinct files read
 * @param bytes their size together
 * @param strays stored files that no version and no registration under way knows of; harmless, and never deleted unasked
 * @param findings what is damaged or gone; empty if nothing is
 */
public record ArtifactReport(long files, long bytes, long strays, List<String> findings) {

    /** Copies the findings. */
    public ArtifactReport {
        findings = List.copyOf(findings);
    }

    /** Whether every file is what was registered. */
    public boolean intact() {
        return findings.isEmpty();
    }

    @Override
    public String toString() {
        String read = files + " files, " + bytes + " bytes, " + strays + " strays: ";
        return read + (intact() ? "intact" : String.join(System.lineSeparator(), findings));
    }
}
