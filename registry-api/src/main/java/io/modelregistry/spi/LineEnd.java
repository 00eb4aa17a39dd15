package io.modelregistry.spi;

import io.modelregistry.Digest;

/**
 * Where a chain of events ends, kept apart from the events so that cutting off the last ones is noticed.
 *
 * @param sequence events in the line
 * @param digest the digest of the last one; {@link EventHash#GENESIS} for none
 */
public record LineEnd(long sequence, Digest digest) {}
