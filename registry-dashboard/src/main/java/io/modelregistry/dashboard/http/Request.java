package io.modelregistry.dashboard.http;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the server read it: nothing decoded, nothing trusted.
 *
 * @param method in capitals
 * @param path the raw path
 * @param query the raw query, empty for none
 * @param authorities every host and port that the request names: of the {@code Host} header and of the request line
 * @param headers by name in lower case
 * @param body what follows the headers
 */
public record Request(
        String method,
        String path,
        String query,
        List<String> authorities,
        Map<String, List<String>> headers,
        InputStream body) {

    /** The one value of a header; empty if it is missing or was sent more than once. */
    public Optional<String> header(String name) {
        List<String> values = headers(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Every value of a header. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** Whether it only asks. */
    public boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
