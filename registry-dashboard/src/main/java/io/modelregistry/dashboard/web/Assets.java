package io.modelregistry.dashboard.web;

import io.modelregistry.Digest;
import io.modelregistry.dashboard.http.Request;
import io.modelregistry.dashboard.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a browser loads, read from this jar once. Only what {@code index.list} names is there; nothing is looked up by what a
 * request says.
 */
public final class Assets {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types lit-html";
    private static final int PREFIX_DIGITS = 16;

    private final List<Asset> all;
    private final String prefix;
    private final Content page;

    private Assets(List<Asset> all) {
        this.all = all;
        this.prefix = "/assets/" + digest(all).hex().substring(0, PREFIX_DIGITS);
        this.page = Content.of(
                "text/html; charset=utf-8",
                bytes(text("index.html").replace("{{modules}}", preloads()).replace("{{assets}}", prefix)));
    }

    /** Reads and compresses all of them. */
    public static Assets load() {
        return new Assets(text("index.list")
                .lines()
                .map(name -> new Asset(name, read(name)))
                .toList());
    }

    private static Digest digest(List<Asset> all) {
        return Digest.of(bytes(
                all.stream().map(asset -> asset.name() + " " + asset.digest()).collect(Collectors.joining("\n"))));
    }

    /** Named in the page, modules are fetched together, and not one after the other as each is found to import the next. */
    private String preloads() {
        return all.stream()
                .filter(Asset::isModule)
                .map(asset -> "<link rel=\"modulepreload\" href=\"{{assets}}/" + asset.name() + "\">")
                .collect(Collectors.joining("\n"));
    }

    private static String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("This jar lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("This jar cannot be read", e);
        }
    }

    /** Each of them. */
    public List<Asset> all() {
        return all;
    }

    /** What stands before their names in paths; another one for other bytes. */
    public String prefix() {
        return prefix;
    }

    /** The one page, which shows what its path says. It may load from this server alone and run only what is served here. */
    public Response page(Request request) {
        return page.answer(request).header("Content-Security-Policy", POLICY).header("Cache-Control", "no-cache");
    }
}
