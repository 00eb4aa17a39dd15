package io.modelregistry.dashboard;

/** What somebody may do; each role may also do what those before it may. */
public enum Role {
    /** Reads everything. */
    VIEWER,
    /** Describes, tags, comments, deprecates, and asks for promotions. */
    PUBLISHER,
    /** Moves stages, approves and rejects, and has the history verified. */
    ADMIN;

    /** Whether this role may do what the other may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
