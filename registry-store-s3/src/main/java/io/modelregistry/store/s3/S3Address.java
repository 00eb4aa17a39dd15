package io.modelregistry.store.s3;

import io.modelregistry.error.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a bucket is. Holds no secret, and complaints about an address repeat nothing of it that could be one.
 *
 * @param location bucket and prefix
 * @param endpoint of a server that is not Amazon's
 * @param region where the bucket is, if it was said
 * @param pathStyle whether the bucket stands in the path
 * @param checksums whether the SDK sends checksums of its own
 */
record S3Address(
        Location location, Optional<URI> endpoint, Optional<String> region, boolean pathStyle, boolean checksums) {

    private static final String FORM = "s3://bucket/prefix with parameters endpoint, region, path-style and checksums;"
            + " credentials come from the environment";
    private static final Set<String> PARAMETERS = Set.of("endpoint", "region", "path-style", "checksums");
    private static final Pattern PARAMETER_NAME = Pattern.compile("[A-Za-z_-]{1,30}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

    /** Reads {@code s3://bucket/prefix?…}. */
    static S3Address parse(String address) {
        URI uri = uri(address);
        return of(uri, Location.of(uri.getRawAuthority(), uri.getRawPath()));
    }

    /** The bucket in {@code s3://bucket/any/key?…}, as an address without a prefix. */
    static S3Address ofBucket(String location) {
        URI uri = uri(location);
        return of(uri, Location.of(uri.getRawAuthority(), ""));
    }

    /** The key in {@code s3://bucket/any/key?…}, decoded. */
    static String key(String location) {
        String path = uri(location).getPath();
        return path.isEmpty() ? path : path.substring(1);
    }

    private static S3Address of(URI uri, Location location) {
        Map<String, String> parameters = parameters(uri.getRawQuery());
        Optional<URI> endpoint = Optional.ofNullable(parameters.get("endpoint")).map(S3Address::endpoint);
        String pathStyle = parameters.getOrDefault("path-style", Boolean.toString(endpoint.isPresent()));
        String checksums = parameters.getOrDefault("checksums", "when-required");
        return new S3Address(
                location,
                endpoint,
                Optional.ofNullable(parameters.get("region")).map(S3Address::region),
                is("true", "false", "path-style", pathStyle),
                is("when-supported", "when-required", "checksums", checksums));
    }

    private static URI uri(String address) {
        try {
            URI uri = new URI(address);
            if ("s3".equalsIgnoreCase(uri.getScheme())
                    && uri.getRawAuthority() != null
                    && uri.getRawUserInfo() == null
                    && address.indexOf('@') < 0
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below, without the text that the exception repeats
        }
        throw InvalidInputException.of("artifact address", address.startsWith("s3:") ? "s3:…" : "…", FORM);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null) {
            return parameters;
        }
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (equals < 0 || !PARAMETERS.contains(name)) {
                throw InvalidInputException.of(
                        "parameter of an S3 address", shown(name), "endpoint, region, path-style, checksums");
            }
            if (parameters.put(name, parameter.substring(equals + 1)) != null) {
                throw InvalidInputException.of("parameter of an S3 address", name, "each once");
            }
        }
        return parameters;
    }

    private static String shown(String name) {
        return PARAMETER_NAME.matcher(name).matches() ? name : "…";
    }

    private static URI endpoint(String value) {
        try {
            URI uri = new URI(value);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawQuery() == null && (uri.getRawPath() + "/").matches("/{1,2}");
            if (http && uri.getHost() != null && bare) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw InvalidInputException.of("endpoint", "…", "http://host:port or https://host:port");
    }

    private static String region(String value) {
        if (!REGION.matcher(value).matches()) {
            throw InvalidInputException.of("region", "…", "lower-case letters, digits and -");
        }
        return value;
    }

    private static boolean is(String yes, String no, String name, String value) {
        if (!value.equals(yes) && !value.equals(no)) {
            throw InvalidInputException.of(name, "…", yes + " or " + no);
        }
        return value.equals(yes);
    }

    @Override
    public String toString() {
        return location + endpoint.map(uri -> "?endpoint=" + uri).orElse("");
    }
}
