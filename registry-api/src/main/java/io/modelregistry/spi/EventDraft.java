package io.modelregistry.spi;

/**
 * An event before its store gives it a place, a time and the digest of the one before.
 *
 * @param kind what happens
 * @param actor who does it
 * @param content what exactly, as canonical JSON
 */
public record EventDraft(String kind, String actor, String content) {}
