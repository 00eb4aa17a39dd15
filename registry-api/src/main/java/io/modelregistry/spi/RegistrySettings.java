package io.modelregistry.spi;

/**
 * What holds for all models, as stored.
 *
 * @param revision rises with every {@link Change}, from 0
 * @param document canonical JSON as it was given; {@link Revision#NOTHING} at first
 */
public record RegistrySettings(long revision, String document) {

    /**
     * What holds from now on.
     *
     * @param decidedOn the revision that was read
     * @param document canonical JSON, kept byte for byte
     * @param event the entry for the registry's own line
     */
    public record Change(long decidedOn, String document, EventDraft event) {}
}
