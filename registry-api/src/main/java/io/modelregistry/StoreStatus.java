package io.modelregistry;

/**
 * What a registry's stores are.
 *
 * @param metadata address of the metadata, without secrets
 * @param product database and version
 * @param schema version of the schema in use
 * @param durability what an acknowledged change survives
 * @param artifacts address of the artifacts, without secrets
 */
public record StoreStatus(String metadata, String product, int schema, String durability, String artifacts) {
    @Override
    public String toString() {
        return "metadata   " + metadata + " (" + product + ", schema " + schema + ")\ndurability " + durability
                + "\nartifacts  " + artifacts;
    }
}
