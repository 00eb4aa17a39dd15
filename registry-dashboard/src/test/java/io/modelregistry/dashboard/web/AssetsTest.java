package io.modelregistry.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.dashboard.http.Request;
import io.modelregistry.dashboard.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetsTest {
    private static final int MOST_ON_FIRST_PAGE = 150_000;
    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*\\(?\\s*[\"']([^\"'\\s]+)[\"']");

    private final Assets assets = Assets.load();

    private static Request request(String... codings) {
        return new Request(
                "GET",
                "/",
                "",
                List.of(),
                Map.of("accept-encoding", List.of(codings)),
                new ByteArrayInputStream(new byte[0]));
    }

    private static byte[] bytes(Response response) {
        return ((Response.Bytes) response.body()).content();
    }

    private static String text(Response response) {
        return new String(bytes(response), StandardCharsets.UTF_8);
    }

    private Stream<Asset> modules() {
        return assets.all().stream().filter(Asset::isModule);
    }

    @Test
    void are_those_of_the_folder_and_no_others() throws Exception {
        Path folder = Path.of(Assets.class.getResource("index.html").toURI()).getParent();
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> there = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.endsWith(".class") && !name.startsWith("index."))
                    .sorted()
                    .toList();
            assertThat(assets.all()).extracting(Asset::name).containsExactlyElementsOf(there);
        }
    }

    @Test
    void are_fetched_at_once_because_the_page_names_every_module() {
        String page = text(assets.page(request()));
        assertThat(modules())
                .isNotEmpty()
                .allSatisfy(module -> assertThat(page)
                        .contains("<link rel=\"modulepreload\" href=\"" + assets.prefix() + "/" + module + "\">"));
        assertThat(page)
                .contains("<script type=\"module\" src=\"" + assets.prefix() + "/js/app.js\"></script>")
                .doesNotContain("{{", "}}", "//");
    }

    @Test
    void import_each_other_alone() {
        Set<String> names = new HashSet<>();
        assets.all().forEach(asset -> names.add(asset.name()));
        assertThat(modules())
                .allSatisfy(module -> assertThat(imports(module))
                        .allSatisfy(imported -> assertThat(names).contains(imported)));
        assertThat(imports(modules()
                        .filter(module -> module.name().equals("js/app.js"))
                        .findFirst()
                        .orElseThrow()))
                .contains("lib/lit-html/lit-html.js");
    }

    private static List<String> imports(Asset module) {
        URI self = URI.create("/" + module.name());
        return IMPORT.matcher(text(module.answer(request())).replaceAll("(?s)/\\*.*?\\*/", ""))
                .results()
                .map((MatchResult found) ->
                        self.resolve(found.group(1)).getPath().substring(1))
                .toList();
    }

    @Test
    void and_the_page_are_small() {
        int sum = bytes(assets.page(request("gzip"))).length
                + assets.all().stream()
                        .filter(asset -> !asset.name().endsWith("LICENSE"))
                        .mapToInt(asset -> bytes(asset.answer(request("gzip"))).length)
                        .sum();
        assertThat(sum).isLessThan(MOST_ON_FIRST_PAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "GZIP | true",
                "deflate, gzip;q=0.5 | true",
                "br, * | true",
                "gzip;q=0 | false",
                "gzip; q=0.0 | false",
                "x-gzipped | false",
                "br | false",
                "'' | false"
            })
    void are_compressed_for_whoever_takes_that(String accepted, boolean isZipped) throws IOException {
        Asset asset = assets.all().get(0);
        Response plain = asset.answer(request());
        Response answer = asset.answer(request(accepted));
        assertThat(answer.headers().containsKey("Content-Encoding")).isEqualTo(isZipped);
        assertThat(answer.headers()).containsEntry("Vary", "Accept-Encoding");
        assertThat(answer.headers().get("ETag").equals(plain.headers().get("ETag")))
                .isNotEqualTo(isZipped);
        byte[] sent = bytes(answer);
        try (InputStream in =
                isZipped ? new GZIPInputStream(new ByteArrayInputStream(sent)) : new ByteArrayInputStream(sent)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes(plain));
        }
    }

    @Test
    void say_what_they_are() {
        assertThat(assets.all())
                .allSatisfy(asset -> assertThat(asset.answer(request()).headers())
                        .containsEntry("Cache-Control", "public, max-age=31536000, immutable")
                        .containsEntry(
                                "Content-Type",
                                switch (asset.name().replaceFirst(".*[./]", "")) {
                                    case "css" -> "text/css; charset=utf-8";
                                    case "js" -> "text/javascript; charset=utf-8";
                                    case "svg" -> "image/svg+xml";
                                    default -> "text/plain; charset=utf-8";
                                }));
    }

    @Test
    void of_libraries_come_with_their_licences() {
        Stream<String> libraries = assets.all().stream()
                .map(asset -> asset.name().split("/"))
                .filter(segments -> segments[0].equals("lib"))
                .map(segments -> segments[1])
                .distinct();
        assertThat(libraries)
                .isNotEmpty()
                .allSatisfy(library ->
                        assertThat(assets.all()).extracting(Asset::name).contains("lib/" + library + "/LICENSE"));
    }

    @Test
    void run_only_what_is_served_here() {
        String policy = assets.page(request()).headers().get("Content-Security-Policy");
        assertThat(Arrays.stream(policy.split(";")).map(String::strip))
                .containsExactly(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src 'self' data:",
                        "connect-src 'self'",
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'none'",
                        "require-trusted-types-for 'script'",
                        "trusted-types lit-html");
    }
}
