package io.modelregistry.core.compare;

import io.modelregistry.compare.Difference;
import io.modelregistry.core.compatibility.LibraryVersion;

/** Tells upgrades from downgrades. What cannot be told apart, or is more than one version, is only changed. */
final class DependencyJudge implements CoreCell.Judge {

    @Override
    public Difference judge(String first, String value) {
        if (isSeveral(first) || isSeveral(value)) {
            return Difference.CHANGED;
        }
        int order = LibraryVersion.of(value).compareTo(LibraryVersion.of(first));
        return order == 0 ? Difference.CHANGED : order > 0 ? Difference.UPGRADED : Difference.DOWNGRADED;
    }

    private static boolean isSeveral(String versions) {
        return versions.contains(Columns.SEPARATOR);
    }
}
