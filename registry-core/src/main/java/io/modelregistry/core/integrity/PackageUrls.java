package io.modelregistry.core.integrity;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import io.modelregistry.lineage.Dependency;

/** Reads package URLs. */
public final class PackageUrls {

    private PackageUrls() {}

    /** The dependency that a package URL with a version names, in canonical form. */
    public static Dependency parse(String text) {
        Texts.label("package URL", text, Limits.LINE_LENGTH);
        PackageURL url = read(text);
        if (url.getVersion() == null) {
            throw InvalidInputException.of("package URL", text, "one with a version, such as pkg:pypi/torch@2.4.1");
        }
        String namespace = url.getNamespace() == null ? "" : url.getNamespace();
        return checked(new Dependency(url.canonicalize(), url.getType(), namespace, url.getName(), url.getVersion()));
    }

    private static PackageURL read(String text) {
        try {
            return new PackageURL(text);
        } catch (MalformedPackageURLException e) {
            throw InvalidInputException.of(
                    "package URL", text, "pkg:type/namespace/name@version, such as pkg:pypi/torch@2.4.1");
        }
    }

    private static Dependency checked(Dependency dependency) {
        Texts.label("package", dependency.coordinate(), Limits.NAME_LENGTH);
        Texts.label("version of package " + dependency.name(), dependency.version(), Limits.NAME_LENGTH);
        return dependency;
    }
}
