package io.modelregistry.core.origin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of repositories as they may be kept. */
final class RepositoryAddresses {

    private static final Pattern URL =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*).*", Pattern.DOTALL);
    /** A path, or {@code user@host:path} of SSH, which has no place for a password. */
    private static final Pattern SHOWABLE = Pattern.compile("[^@]+|[^@:/]+@[^@:/]+:[^@]*");

    private static final Pattern HOST = Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[^:\\[\\]@]*)(?::[0-9]*)?");

    private RepositoryAddresses() {}

    /**
     * The address without user name and password, of which only a user name of SSH, usually {@code git}, stays; without query.
     * Empty if it cannot be told what is secret in it.
     */
    static Optional<String> withoutCredentials(String address) {
        Matcher url = URL.matcher(address);
        if (!url.matches()) {
            return Optional.of(address).filter(SHOWABLE.asMatchPredicate());
        }
        String authority = url.group(2);
        int at = authority.lastIndexOf('@');
        String host = authority.substring(at + 1);
        if (!HOST.matcher(host).matches()) {
            return Optional.empty();
        }
        return Optional.of(url.group(1) + "://" + user(url.group(1), authority, at) + host + url.group(3));
    }

    private static String user(String scheme, String authority, int at) {
        boolean isSsh = scheme.toLowerCase(Locale.ROOT).endsWith("ssh");
        if (at < 0 || !isSsh) {
            return "";
        }
        return authority.substring(0, at).replaceFirst("[:@].*", "") + "@";
    }
}
