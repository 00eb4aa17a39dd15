package io.modelregistry.store.jdbc;

import io.modelregistry.error.InvalidInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The address of a database, checked before any driver sees it. What a driver gets is put together from the parts that were
 * understood; of the parameters only those pass that can neither run code, load classes or open files nor weaken what a
 * commit promises. Prints without parameters, and so without secrets.
 *
 * @param product which database
 * @param url what its driver gets
 * @param parameters what its driver gets beside it
 * @param options what is meant for us
 * @param file the file it is in, if it is in one
 */
record JdbcAddress(
        Product product, String url, Map<String, String> parameters, Map<String, String> options, Optional<Path> file) {

    /** Beyond every path and list of hosts; a pattern that is matched to a megabyte may overflow the stack. */
    private static final int MAX_LENGTH = 5_000;

    /** Reads an address. */
    static JdbcAddress parse(String address) {
        if (address.length() > MAX_LENGTH) {
            throw InvalidInputException.of("metadata address", "jdbc:…", "at most " + MAX_LENGTH + " characters");
        }
        Product product = Product.ofAddress(address).orElseThrow(() -> unknown(address));
        String rest = address.substring(product.prefix().length());
        return switch (product) {
            case SQLITE -> FileAddresses.sqlite(rest);
            case H2 -> FileAddresses.h2(rest);
            case POSTGRESQL -> ServerAddresses.postgresql(rest);
            case MARIADB -> ServerAddresses.mariadb(rest);
        };
    }

    /** Shows the name of the driver alone, since some write passwords anywhere. */
    private static InvalidInputException unknown(String address) {
        String[] parts = address.split(":", 3);
        String shown = parts.length == 3 ? parts[0] + ":" + parts[1] + ":" : "jdbc:";
        String allowed = Arrays.stream(Product.values()).map(Product::prefix).collect(Collectors.joining(", "));
        String hint = shown.equals("jdbc:mysql:") ? "; jdbc:mariadb: speaks the same protocol" : "";
        return InvalidInputException.of("metadata address", shown, allowed + hint);
    }

    /** A part that is not understood; what was given is not shown, since it may hold a secret. */
    static InvalidInputException invalid(Product product, String allowed) {
        return InvalidInputException.of("metadata address", product.prefix() + "…", allowed);
    }

    @Override
    public String toString() {
        return url.split("[?;]", 2)[0];
    }
}
