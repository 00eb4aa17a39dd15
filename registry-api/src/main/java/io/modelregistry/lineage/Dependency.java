package io.modelregistry.lineage;

/**
 * A package in one version, as a <a href="https://github.com/package-url/purl-spec">package URL</a>.
 *
 * @param purl the canonical package URL: {@code pkg:maven/org.tribuo/tribuo-core@4.3.2}
 * @param type its ecosystem: {@code maven}, {@code pypi}
 * @param namespace the group within the ecosystem, empty for none
 * @param name its name
 * @param version its version
 */
public record Dependency(String purl, String type, String namespace, String name, String version) {

    /** The package in any version: {@code pkg:maven/org.tribuo/tribuo-core}. */
    public String coordinate() {
        return "pkg:" + type + "/" + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }

    @Override
    public String toString() {
        return purl;
    }
}
