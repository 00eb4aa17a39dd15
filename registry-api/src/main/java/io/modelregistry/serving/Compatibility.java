package io.modelregistry.serving;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How far a process is what a version needs: its libraries, its Java and, for a version with native code, its operating system
 * and architecture. Packages of other ecosystems than Maven's are not judged, and a version that named nothing needs nothing.
 *
 * @param reference the version: {@code churn:7}
 * @param findings where they differ
 */
public record Compatibility(String reference, List<Finding> findings) {

    /** Copies the findings. */
    public Compatibility {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is in the way; there may be notes. */
    public boolean isCompatible() {
        return mismatches().isEmpty();
    }

    /** What is in the way. */
    public List<Finding> mismatches() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.MISMATCH)
                .toList();
    }

    @Override
    public String toString() {
        return reference
                + (isCompatible() ? " is compatible with this process" : " does not fit this process")
                + findings.stream().map(finding -> "\n  " + finding).collect(Collectors.joining());
    }

    /** How much a difference matters. */
    public enum Severity {
        /** Usually harmless. */
        NOTE,

        /** The version cannot be expected to work. */
        MISMATCH
    }

    /**
     * One difference.
     *
     * @param severity how much it matters
     * @param subject of what: {@code pkg:maven/org.tribuo/tribuo-core}, {@code java.version}
     * @param needed what the version named
     * @param here what this process has, or what is known of it
     */
    public record Finding(Severity severity, String subject, String needed, String here) {
        @Override
        public String toString() {
            return (severity == Severity.MISMATCH ? "mismatch: " : "note: ") + subject + " " + needed
                    + " is needed, here is " + here;
        }
    }
}
