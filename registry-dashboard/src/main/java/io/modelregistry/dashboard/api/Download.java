package io.modelregistry.dashboard.api;

import io.modelregistry.ModelFile;
import io.modelregistry.VersionFiles;
import io.modelregistry.dashboard.http.Problem;
import io.modelregistry.dashboard.http.Response;
import io.modelregistry.error.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files to be saved and never shown. A file is one that the version lists under exactly this name; the name is joined to no
 * directory here.
 */
final class Download {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");
    private static final int CHUNK = 64 * 1024;

    private Download() {}

    static Response of(Exchange exchange, VersionFiles files) {
        String name = exchange.require("name");
        ModelFile file = files.list().stream()
                .filter(listed -> listed.name().equals(name))
                .findFirst()
                .orElseThrow(() -> NotFoundException.of(name, "the version lists no such file"));
        String tag = '"' + file.digest().hex() + '"';
        Optional<Span> range = range(exchange, file, tag);
        Span span = range.orElse(new Span(0, file.size()));
        Response whole = new Response(range.isPresent() ? 206 : 200, headers(file, tag), body(files, file, span));
        return range.isEmpty()
                ? whole
                : whole.header(
                        "Content-Range",
                        "bytes " + span.start + "-" + (span.start + span.length - 1) + "/" + file.size());
    }

    private static Map<String, String> headers(ModelFile file, String tag) {
        return Map.of(
                "Content-Type", "application/octet-stream",
                "Content-Disposition", disposition(file.name()),
                "Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'",
                "Cache-Control", "private, no-cache",
                "Accept-Ranges", "bytes",
                "ETag", tag);
    }

    /** The last component of the name, in ASCII for old clients and as RFC 5987 has it for others. */
    private static String disposition(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String ascii = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String exact = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + exact;
    }

    /** What is asked for, if it is a part; a part of another file is answered with the whole. */
    private static Optional<Span> range(Exchange exchange, ModelFile file, String tag) {
        Optional<String> asked = exchange.request().header("range");
        boolean isSame = exchange.request().headers("if-range").stream().allMatch(tag::equals);
        return isSame ? asked.map(text -> span(text, file.size())) : Optional.empty();
    }

    private static Span span(String text, long size) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            throw unsatisfiable(size);
        }
        if (matcher.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(matcher.group(2)), size);
            return checked(size - last, size - 1, size);
        }
        long end = matcher.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(matcher.group(2)), size - 1);
        return checked(Long.parseLong(matcher.group(1)), end, size);
    }

    private static Span checked(long start, long end, long size) {
        if (start > end) {
            throw unsatisfiable(size);
        }
        return new Span(start, end - start + 1);
    }

    private static Problem unsatisfiable(long size) {
        return Problem.of(416, "invalid-range", "One range within " + size + " bytes can be asked for: bytes=0-99")
                .header("Content-Range", "bytes */" + size);
    }

    private static Response.Body body(VersionFiles files, ModelFile file, Span span) {
        return new Response.Body() {
            @Override
            public OptionalLong length() {
                return OptionalLong.of(span.length);
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                try (InputStream in = files.open(file.name())) {
                    in.skipNBytes(span.start);
                    copy(in, out, span.length);
                }
            }
        };
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long left = length; left > 0; ) {
            int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw new IOException("The file ended early");
            }
            out.write(chunk, 0, read);
            left -= read;
        }
    }

    private record Span(long start, long length) {}
}
