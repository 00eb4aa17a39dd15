package io.modelregistry.core.cache;

/** When a local copy that was verified before is read again to compare it with its digest. */
public enum Verification {
    /** When its size, its modification time or the file itself is another than when it was verified. */
    WHEN_CHANGED,

    /** On every use. */
    ALWAYS
}
