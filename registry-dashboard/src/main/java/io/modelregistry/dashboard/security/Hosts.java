package io.modelregistry.dashboard.security;

import io.modelregistry.dashboard.http.Problem;
import io.modelregistry.dashboard.http.Request;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that the server answers to. A page whose name was made to point here can read whatever is answered to any name, so
 * reads are checked as well.
 */
public final class Hosts {
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?");
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowed;

    /** Those of this machine's loopback, the address bound to, and others. */
    public Hosts(InetAddress bound, Set<String> others) {
        allowed = new HashSet<>(LOOPBACK);
        if (!bound.isAnyLocalAddress()) {
            allowed.add(name(bound));
        }
        others.forEach(other -> allowed.add(other.toLowerCase(Locale.ROOT)));
    }

    /** How an address is written in a URL. */
    public static String name(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /** Refuses a request that names another host, none, or two. */
    public void check(Request request) {
        if (request.headers("host").size() != 1
                || !request.authorities().stream().allMatch(this::isAllowed)) {
            throw Problem.of(
                    421, "unknown-host", "This server does not answer to that host name; allowHost(…) would add it");
        }
    }

    private boolean isAllowed(String authority) {
        Matcher matcher = AUTHORITY.matcher(authority);
        return matcher.matches() && allowed.contains(matcher.group(1).toLowerCase(Locale.ROOT));
    }
}
