package io.modelregistry.dashboard.web;

import io.modelregistry.Digest;
import io.modelregistry.dashboard.http.Request;
import io.modelregistry.dashboard.http.Response;
import java.util.Map;

/** A script, a style or another file that the page loads. Immutable, and so is what is answered under its path. */
public final class Asset {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "LICENSE", "text/plain; charset=utf-8");

    private final String name;
    private final Content content;

    Asset(String name, byte[] bytes) {
        this.name = name;
        this.content = Content.of(type(name), bytes);
    }

    private static String type(String name) {
        String ending = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
        String type = TYPES.get(ending);
        if (type == null) {
            throw new IllegalStateException("No type is known for " + name);
        }
        return type;
    }

    /** Its path below the others': {@code js/app.js}. */
    public String name() {
        return name;
    }

    boolean isModule() {
        return name.endsWith(".js");
    }

    Digest digest() {
        return content.digest();
    }

    /** The answer, which may be kept for a year: other bytes have another path. */
    public Response answer(Request request) {
        return content.answer(request).header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Override
    public String toString() {
        return name;
    }
}
