package io.modelregistry.spi;

import io.modelregistry.Digest;

/**
 * Names a change so that it happens once.
 *
 * @param key 1 to 128 characters
 * @param fingerprint what the key is used for; the same key with another fingerprint is a misuse
 */
public record OperationId(String key, Digest fingerprint) {}
