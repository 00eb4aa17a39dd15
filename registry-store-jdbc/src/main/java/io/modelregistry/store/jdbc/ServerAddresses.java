package io.modelregistry.store.jdbc;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of database servers. */
final class ServerAddresses {

    private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?";
    private static final String DATABASE = "[A-Za-z0-9_.$%-]+";
    private static final Pattern ONE_HOST =
            Pattern.compile("(//" + HOST + "/" + DATABASE + ")(?:\\?(.*))?", Pattern.DOTALL);
    private static final Pattern HOSTS =
            Pattern.compile("(//" + HOST + "(?:," + HOST + ")*+/" + DATABASE + ")(?:\\?(.*))?", Pattern.DOTALL);

    private static final Parameters POSTGRESQL = new Parameters(
            Product.POSTGRESQL,
            Set.of(
                    "user",
                    "password",
                    "sslmode",
                    "channelBinding",
                    "currentSchema",
                    "targetServerType",
                    "connectTimeout",
                    "socketTimeout",
                    "tcpKeepAlive",
                    "prepareThreshold",
                    "ApplicationName"));

    private static final Parameters MARIADB = new Parameters(
            Product.MARIADB, Set.of("user", "password", "sslMode", "connectTimeout", "socketTimeout", "tcpKeepAlive"));

    private ServerAddresses() {}

    static JdbcAddress postgresql(String rest) {
        return parse(Product.POSTGRESQL, HOSTS, POSTGRESQL, rest);
    }

    /** One host, since what is committed must be seen by the next read: nothing is spread over replicas. */
    static JdbcAddress mariadb(String rest) {
        return parse(Product.MARIADB, ONE_HOST, MARIADB, rest);
    }

    private static JdbcAddress parse(Product product, Pattern pattern, Parameters parameters, String rest) {
        Matcher matcher = pattern.matcher(rest);
        if (!matcher.matches()) {
            throw JdbcAddress.invalid(
                    product,
                    product.prefix() + "//host:port/database; user and password are parameters, "
                            + "?user=…&password=…, with special characters as %40");
        }
        String query = matcher.group(2) == null ? "" : matcher.group(2);
        Map<String, String> parsed = parameters.parseQuery(query);
        return new JdbcAddress(product, product.prefix() + matcher.group(1), parsed, Map.of(), Optional.empty());
    }
}
