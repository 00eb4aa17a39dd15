package io.modelregistry.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.modelregistry.Limits;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private static final Pattern TAG = Pattern.compile("<(/?[A-Za-z][^\\s>]*)([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s*([a-z]+)=\"([^\"<>]*)\"");
    private static final List<String> TAGS = List.of(
            "p",
            "a",
            "h1",
            "h2",
            "em",
            "strong",
            "code",
            "pre",
            "ul",
            "ol",
            "li",
            "blockquote",
            "hr",
            "br",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td");

    /** Reads HTML as strictly as possible: only these tags, with these attributes, and addresses that lead where they may. */
    private static void assertHarmless(String html) {
        Matcher tag = TAG.matcher(html);
        while (tag.find()) {
            assertThat(tag.group(1).replace("/", "")).as(html).isIn(TAGS);
            String attributes = tag.group(2).strip().replaceFirst("/$", "");
            Matcher attribute = ATTRIBUTE.matcher(attributes);
            while (attribute.find()) {
                assertThat(attribute.group(1)).isIn("href", "rel", "title", "class", "align", "start");
                if (attribute.group(1).equals("href")) {
                    assertThat(attribute.group(2).toLowerCase(Locale.ROOT))
                            .as(html)
                            .matches("|https?:.*|mailto:.*|[^:]*|[^:]*[/?#].*");
                }
            }
            assertThat(ATTRIBUTE.matcher(attributes).replaceAll("")).as(html).isBlank();
        }
        assertThat(TAG.matcher(html).replaceAll("")).doesNotContain("<", ">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a <script>alert(1)</script> b",
                "\"><svg onload=alert(1)>",
                "<style>@import 'http://127.0.0.1/x'</style>",
                "<img src=x onerror=alert(1)>",
                "<!-- --><iframe src=/></iframe>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](javascript&colon;alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](<java\tscript:alert(1)>)",
                "[x](<\u0001javascript:alert(1)>)",
                "[x](< javascript:alert(1)>)",
                "[x](vbscript:msgbox(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](file:///etc/passwd)",
                "[x](blob:http://localhost/1)",
                "[x]: javascript:alert(1)\n\n[x]",
                "<javascript:alert(1)>",
                "![x](javascript:alert(1))",
                "![x](data:image/svg+xml;base64,PHN2Zz4=)",
                "[x](http://a \"\\\" onmouseover=\\\"alert(1)\")",
                "[x](<http://a\" onmouseover=\"alert(1)>)",
                "![\" onerror=\"alert(1)](http://a)",
                "```\"><script>alert(1)</script>\nx\n```",
                "| <script> |\n| --- |\n| <img src=x onerror=alert(1)> |",
                "{{constructor.constructor('alert(1)')()}}",
                "+cmd|' /C calc'!A0",
                "<svg><p><style><g title=\"</style><img src onerror=alert(1)>\">",
                "&lt;script&gt;alert(1)&lt;/script&gt;"
            })
    void hostile_text_does_nothing(String hostile) {
        assertHarmless(Markdown.html(hostile));
    }

    @Test
    void html_is_shown_as_text() {
        assertThat(Markdown.html("<b>bold</b>")).isEqualTo("<p>&lt;b&gt;bold&lt;/b&gt;</p>\n");
        assertThat(Markdown.html("<div>\nx\n</div>")).contains("&lt;div&gt;").doesNotContain("<div");
    }

    @Test
    void what_would_be_noticed_is() {
        assertThatCode(() -> assertHarmless("<p onclick=\"x\">")).isInstanceOf(AssertionError.class);
        assertThatCode(() -> assertHarmless("<a href=\"javascript:x\">")).isInstanceOf(AssertionError.class);
        assertThatCode(() -> assertHarmless("<img src=\"x\">")).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[x](https://a/b) | <a href=\"https://a/b\">x</a>",
                "[x](mailto:a@b) | <a href=\"mailto:a@b\">x</a>",
                "[x](/models/churn) | <a href=\"/models/churn\">x</a>",
                "![a plot](https://a/b.png) | <a href=\"https://a/b.png\">a plot</a>",
                "![](https://a/b.png) | <a href=\"https://a/b.png\">https://a/b.png</a>",
                "[![a](b) c](d) | <a href=\"d\">a c</a>",
                "![a [b](c)](d) | <a href=\"d\">a b</a>"
            })
    void images_are_links_and_no_link_is_trusted(String markdown, String html) {
        assertThat(Markdown.html(markdown))
                .isEqualTo("<p>" + html.replace("<a ", "<a rel=\"nofollow noopener noreferrer\" ") + "</p>\n");
    }

    @Test
    void what_people_write_is_read() {
        assertThat(Markdown.html(
                        "# Churn\n\nA *good* **model** of `7`.\n\n- one\n- two\n\n| a | b |\n|---|--:|\n| 1 | 2 |"))
                .contains(
                        "<h1>Churn</h1>",
                        "<em>good</em>",
                        "<strong>model</strong>",
                        "<code>7</code>",
                        "<li>one</li>",
                        "<td align=\"right\">2</td>");
        assertThat(Markdown.html("")).isEmpty();
    }

    @Test
    void other_writings_and_marks_of_direction_stay_as_they_came() {
        String text = "caf\u00e9 \u2066a\u2069 \u202eb \u0627\u0644 \ud83d\ude00 \u0085";
        assertThat(Markdown.html(text)).isEqualTo("<p>" + text + "</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "*",
                "*a ",
                "**a *b ",
                "_*",
                "[",
                "![",
                "[a](",
                "[a](b",
                "<",
                "<a",
                "`",
                "`a``",
                "> ",
                "- ",
                "1. ",
                "\n",
                "|",
                "a|b\n-|-\n",
                "&",
                "\\",
                "<!--",
                "<?",
                "[a]: b\n",
                "[a][",
                "](",
                "~",
                "#"
            })
    @Timeout(value = 5, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void what_was_made_to_keep_a_parser_busy_does_not(String repeated) {
        for (int length : new int[] {8 * 1024, 64 * 1024, Limits.DESCRIPTION_BYTES}) {
            assertThat(Markdown.html(repeated.repeat(length / repeated.length())))
                    .isNotEqualTo("x");
        }
    }

    @Test
    void what_is_too_long_to_be_formatted_is_shown_as_it_was_written() {
        String longest = "*".repeat(4) + "a".repeat(64 * 1024 - 8) + "*".repeat(4);
        assertThat(Markdown.html(longest)).startsWith("<p><strong><strong>aaa");
        assertThat(Markdown.html(longest + "&"))
                .startsWith("<pre><code>****aaa")
                .endsWith("****&amp;</code></pre>\n");
        assertThat(Markdown.html("<b>".repeat(20_000))).startsWith("<pre><code>&lt;b&gt;");
    }

    @Test
    void what_is_nested_too_deeply_is_shown_as_it_was_written() {
        String deep = "*a **b ".repeat(2_000) + "c** d*".repeat(2_000) + " <b>";
        assertThat(Markdown.html(deep)).startsWith("<pre><code>*a **b ").endsWith("&lt;b&gt;</code></pre>\n");
    }
}
