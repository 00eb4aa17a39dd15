package io.modelregistry.core.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelVersion;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.query.Page;
import io.modelregistry.query.VersionQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadQueriesTest extends BadInputFixture {

    /** Long, because the machine may be busy; a refusal takes less than a millisecond. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @BeforeEach
    void register() throws IOException {
        for (int i = 0; i < 5; i++) {
            draft("churn")
                    .file("model.bin", new byte[] {(byte) i})
                    .tag("team", "growth")
                    .metric("auc", 0.5 + i / 10.0)
                    .register();
        }
        remember();
    }

    static Stream<String> filters() {
        return Stream.of(
                "",
                " ",
                "name = 'a' OR 1=1 --",
                "name = 'a'; DROP TABLE model",
                "name = 'a' /* x */",
                "name = 'a' union select * from model",
                "name = 'a' or true",
                "name = 'a' or exists (select 1)",
                "1 = 1",
                "'a' = name",
                "name = name",
                "name = \"a\"",
                "name = \u201ca\u201d",
                "name = \u2018a\u2019",
                "name\u00a0= 'a'",
                "name = 'a",
                "name = 'a\u0000'",
                "name = '\ud800'",
                "name = 'a' and",
                "and name = 'a'",
                "not",
                "(name = 'a'",
                "name = 'a')",
                "()",
                "(".repeat(10_000),
                "(".repeat(4_000) + "name = 'a'" + ")".repeat(4_000),
                "not ".repeat(2_499) + "name = 'a'",
                "name = 'a' or ".repeat(700) + "name = 'a'",
                "name = '" + "a".repeat(1_000_000) + "'",
                "a".repeat(1_000_000),
                "name like 1",
                "name like '%' escape '!'",
                "name like 'a\\'",
                "name ~ 'a'",
                "name regexp '(a+)+$'",
                "name in ()",
                "name in ('a',)",
                "name in ('a'",
                "metrics.auc > 1",
                "metric.auc > NaN",
                "metric.auc > Infinity",
                "metric.auc > -Infinity",
                "metric.auc > 1e999999999",
                "metric.auc > 0x10",
                "metric.auc > 1_000",
                "metric.auc > 1,5",
                "metric.auc > \u0661",
                "metric.auc > '1' OR sleep(10)",
                "metric.auc > sleep(10)",
                "metric. > 1",
                "metric.`` > 1",
                "metric.`a > 1",
                "tag.team = null",
                "tag = 'a'",
                "password = 'a'",
                "number = 1.5.5",
                "created > 'yesterday'",
                "created > '+292278994-01-01T00:00:00Z'",
                "created > '2026-13-01'",
                "created > '2026-02-30'",
                "semver > 'x'",
                "digest = '../../x'",
                "name = 'a' \ud83d\ude00",
                "$(reboot)",
                "${jndi:ldap://x/a}");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("filters")
    void what_is_no_filter_is_refused_at_once_with_the_column(String filter) throws IOException {
        assertHasColumn(refusalAtOnce(() -> client.versions().where(filter)));
        assertHasColumn(refusalAtOnce(() -> client.model("churn").versions().where(filter)));
        assertHasColumn(refusalAtOnce(() -> client.models().where(filter)));
        assertHasColumn(refusalAtOnce(() -> client.history().where(filter)));
        assertHasColumn(refusalAtOnce(() -> client.predictions().where(filter)));
        assertNothingChanged();
    }

    static Stream<String> orders() {
        return Stream.of(
                "",
                " ",
                "name; DELETE FROM model",
                "name ASC, name DESC",
                "name, NAME",
                "name asc desc",
                "name desc nulls last",
                "name,",
                ",name",
                "1",
                "1 desc",
                "'name'",
                "(name)",
                "random()",
                "(select 1)",
                "name collate nocase",
                "tag.a, tag.b, tag.c, tag.d, tag.e, tag.f",
                "metric.auc@test",
                "password",
                "name\u0000",
                "name -- x",
                "case when 1=1 then name end",
                "a".repeat(1_000_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("orders")
    void what_is_no_order_is_refused_at_once_with_the_column(String order) throws IOException {
        assertHasColumn(refusalAtOnce(() -> client.versions().orderBy(order)));
        assertHasColumn(refusalAtOnce(() -> client.models().orderBy(order)));
        assertNothingChanged();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void a_page_has_1_to_1000_rows(int size) throws IOException {
        refusalOf(() -> client.versions().page(size));
        refusalOf(() -> client.models().page(size));
        refusalOf(() -> client.history().page(size));
    }

    static Stream<String> tokens() {
        return Stream.of(
                "",
                " ",
                "0",
                "null",
                "AAAA",
                "\u0000",
                "\ud800",
                "..",
                "'; DROP TABLE model;--",
                "a".repeat(1_000_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tokens")
    void what_is_no_token_is_refused_at_once_and_an_empty_one_is_not_the_first_page(String token) throws IOException {
        refusalAtOnce(() -> client.versions().page(2, token));
        refusalAtOnce(() -> client.models().page(2, token));
        refusalAtOnce(() -> client.history().page(2, token));
        assertNothingChanged();
    }

    @Test
    void a_token_is_of_use_for_its_own_question_alone() throws IOException {
        registered("fraud");
        remember();
        String token = client.versions().page(2).nextToken().orElseThrow();
        String ofHistory = client.history().page(2).nextToken().orElseThrow();

        refusalOf(() -> client.versions().where("name = 'churn'").page(2, token));
        refusalOf(() -> client.versions().orderBy("number").page(2, token));
        refusalOf(() -> client.model("churn").versions().page(2, token));
        refusalOf(() -> client.models().page(2, token));
        refusalOf(() -> client.history().page(2, token));
        refusalOf(() -> client.versions().page(2, ofHistory));
        refusalOf(() -> client.history().by("ana").page(2, ofHistory));
        refusalOf(() -> client.model("churn").history().page(2, ofHistory));
    }

    @Test
    void a_token_in_which_one_bit_was_flipped_is_refused() throws IOException {
        String token = client.versions().page(2).nextToken().orElseThrow();
        String ofHistory = client.history().page(2).nextToken().orElseThrow();

        for (int i = 0; i < token.length(); i++) {
            String altered = flipped(token, i);
            refusalBeforeAnything(() -> client.versions().page(2, altered));
        }
        for (int i = 0; i < ofHistory.length(); i++) {
            String altered = flipped(ofHistory, i);
            refusalBeforeAnything(() -> client.history().page(2, altered));
        }
        refusalOf(() -> client.versions().page(2, token + "A"));
        refusalOf(() -> client.versions().page(2, token + "="));
        refusalOf(() -> client.versions().page(2, token + "\n"));
        refusalOf(() -> client.versions().page(2, token.substring(1)));
    }

    private static String flipped(String token, int index) {
        return token.substring(0, index) + (char) (token.charAt(index) ^ 1) + token.substring(index + 1);
    }

    @Test
    void a_token_neither_skips_nor_repeats_rows_when_versions_are_added_meanwhile() {
        VersionQuery query = client.model("churn").versions().orderBy("number desc");
        List<Integer> seen = new ArrayList<>();
        Page<ModelVersion> page = query.page(2);
        page.items().forEach(version -> seen.add(version.number()));
        while (page.nextToken().isPresent()) {
            registered("churn");
            page = query.page(2, page.nextToken().get());
            page.items().forEach(version -> seen.add(version.number()));
        }

        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.iterate(5, i -> i - 1).limit(5).boxed().toList());
    }

    @Test
    void a_token_can_be_used_again_and_gives_the_same_rows() {
        VersionQuery query = client.model("churn").versions().orderBy("number");
        String token = query.page(2).nextToken().orElseThrow();

        assertThat(query.page(2, token).items()).isEqualTo(query.page(2, token).items());
        assertThat(query.page(1_000, token).items()).hasSize(3);
    }

    @Test
    void percent_and_underscore_match_as_documented_and_can_be_escaped() {
        draft("churn")
                .file("model.bin", new byte[] {9})
                .tag("team", "100%_growth")
                .register();

        assertThat(client.versions().where("tag.team like '%'").count()).isEqualTo(6);
        assertThat(client.versions().where("tag.team like '%\\%\\_%'").count()).isEqualTo(1);
        assertThat(client.versions().where("tag.team like 'g_owth'").count()).isEqualTo(5);
        assertThat(client.versions()
                        .where("tag.team like '" + "%".repeat(400) + "x'")
                        .count())
                .isZero();
    }

    private static InvalidInputException refusalAtOnce(ThrowingCallable call) {
        long start = System.nanoTime();
        InvalidInputException refusal = refusalBeforeAnything(call);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
        return refusal;
    }

    private static void assertHasColumn(InvalidInputException refusal) {
        assertThat(refusal.column()).isPresent();
    }
}
