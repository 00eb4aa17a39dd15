package io.modelregistry.core.compare;

/**
 * What a row is called.
 *
 * @param name what is compared
 * @param qualifier what the name alone does not say
 */
record Label(String name, String qualifier) {

    static Label of(String name) {
        return new Label(name, "");
    }

    @Override
    public String toString() {
        return qualifier.isEmpty() ? name : name + " (" + qualifier + ")";
    }
}
