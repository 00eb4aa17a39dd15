package io.modelregistry.dashboard.api;

import io.modelregistry.Digest;
import io.modelregistry.dashboard.http.Request;
import io.modelregistry.dashboard.http.Response;
import java.util.Arrays;

/** Lets a reader ask whether anything changed: an answer is told by the digest of its bytes, unless it has its own tag as files do. */
final class Validators {
    private static final String TAG = "ETag";

    private Validators() {}

    static Response apply(Request request, Response response) {
        if (!request.isRead() || response.status() != 200) {
            return response;
        }
        Response tagged = tagged(response);
        return tagged.headers().containsKey(TAG)
                        && isKnown(request, tagged.headers().get(TAG))
                ? new Response(304, tagged.headers(), new Response.Bytes(new byte[0]))
                : tagged;
    }

    private static Response tagged(Response response) {
        return response.body() instanceof Response.Bytes bytes
                        && !response.headers().containsKey(TAG)
                ? response.header(TAG, '"' + Digest.of(bytes.content()).hex() + '"')
                        .header("Cache-Control", "private, no-cache")
                : response;
    }

    private static boolean isKnown(Request request, String tag) {
        return request.headers("if-none-match").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(known -> known.strip().replaceFirst("^W/", ""))
                .anyMatch(known -> known.equals(tag) || known.equals("*"));
    }
}
