package io.modelregistry;

import java.util.List;

/**
 * What reading every history found.
 *
 * @param models histories read, without the registry's own
 * @param events entries read
 * @param versions versions compared with their registration
 * @param findings what does not fit, in each history the first; empty if all does
 */
public record AuditReport(long models, long events, long versions, List<String> findings) {

    /** Copies the findings. */
    public AuditReport {
        findings = List.copyOf(findings);
    }

    /** Whether everything fits. */
    public boolean intact() {
        return findings.isEmpty();
    }

    @Override
    public String toString() {
        String read = models + " models, " + events + " events, " + versions + " versions: ";
        return read + (intact() ? "intact" : String.join(System.lineSeparator(), findings));
    }
}
