package io.modelregistry.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.QueryTimeoutException;
import io.modelregistry.query.Page;
import io.modelregistry.spi.SearchField.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    private static IndexedRow row(int id) {
        IndexedRow row = new IndexedRow(id, id % 2);
        row.text(Kind.NAME, "model-" + id % 2).number(Kind.NUMBER, id);
        row.number(Kind.CREATED, id).number(Kind.CHANGED, id);
        row.text(Kind.CREATED_BY, id % 3 == 0 ? "ann" : "bob");
        return row.metric("m", "test", id % 10).attribute(Kind.TAG, "third", "" + id % 3);
    }

    private static List<IndexedRow> rows(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(QuestionTest::row).toList();
    }

    private static ListIndex index(List<IndexedRow> rows) {
        return new ListIndex(rows, CodePoints::compare);
    }

    private static Question<Long> over(ListIndex index) {
        return Questions.over(new Rows(index, OptionalLong.empty()));
    }

    private static Question<Long> over(int count) {
        return over(index(rows(count)));
    }

    @Nested
    class Asking {

        @Test
        void prints_what_it_asks() {
            Question<Long> question = over(0).where("number>1 or number=0").where("not name='a'");
            assertThat(question)
                    .hasToString("rows where (number > 1 or number = 0) and not name = 'a' order by changed desc");
            assertThat(question.orderBy("number, name desc").toString()).endsWith(" order by number asc, name desc");
        }

        @Test
        void refining_leaves_the_question_as_it_was() {
            Question<Long> question = over(10);
            assertThat(question.where("number = 3").list()).containsExactly(3L);
            assertThat(question.list()).hasSize(10);
        }

        @Test
        void several_filters_must_all_hold() {
            assertThat(over(10).where("number > 3 or number = 1")
                            .where("number < 5")
                            .list())
                    .containsExactly(4L, 1L);
        }

        @Test
        void takes_200_comparisons_in_all() {
            Question<Long> question = over(1).where("number > 0" + " and number > 0".repeat(198));
            assertThat(question.where("number > 0").count()).isEqualTo(1);
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> question.where("number > 0 or number > 0"))
                    .withMessageContaining("at most 200 comparisons in one query");
        }
    }

    @Nested
    class Values {

        private final IndexedRow row = row(1).metric("auc", "test", 0.25)
                .metric("auc", "live", Double.NaN)
                .attribute(Kind.PARAMETER, "rate", "0.1")
                .attribute(Kind.PARAMETER, "solver", "adam")
                .attribute(Kind.DEPENDENCY, "torch", "2.4.1")
                .attribute(Kind.DEPENDENCY, "torch", "2.5.0")
                .text(Kind.STAGE, "champion")
                .text(Kind.STAGE, "production")
                .text(Kind.DESCRIPTION, "Finds Wine")
                .semver("1.10.0")
                .text(Kind.DIGEST, "ab".repeat(32));

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "metric.auc = 0.25",
                    "metric.auc@test < 1",
                    "not metric.auc@live < 1",
                    "not metric.auc@live >= 1",
                    "not metric.auc@live != 1",
                    "metric.auc@live is not null",
                    "metric.other is null",
                    "not metric.other = 1",
                    "not metric.other != 1",
                    "parameter.rate = 0.1",
                    "parameter.rate = 0.10",
                    "parameter.rate = '0.1'",
                    "not parameter.rate = '0.10'",
                    "parameter.solver = 'adam' and not parameter.solver < 5 and not parameter.solver > 5",
                    "dependency.torch = '2.4.1' and dependency.torch = '2.5.0' and dependency.torch != '2.4.1'",
                    "stage = 'production' and stage = 'champion' and not stage = 'staging'",
                    "stage in ('x', 'production')",
                    "description like 'Finds%' and not description like 'finds%' and description ilike 'finds wine'",
                    "semver > '1.9.0' and semver = '1.10.0+build' and semver < '2.0.0-rc.1'",
                    "digest = 'sha256:abababababababababababababababababababababababababababababababab'",
                    "digest like 'sha256:abab%' and digest like 'abab%'",
                    "created >= '1970-01-01' and created < '2000-01-01' and created = '1970-01-01T00:00:00.000001Z'"
                })
        void compare(String filter) {
            assertThat(over(index(List.of(row))).where(filter).list()).containsExactly(1L);
        }

        @Test
        void of_the_latest_measurement_order_and_what_is_not_a_number_comes_last() {
            List<IndexedRow> rows = List.of(
                    row(1).metric("auc", "a", 0.9).metric("auc", "b", 0.1),
                    row(2).metric("auc", "a", 0.2),
                    row(3).metric("auc", "a", 0.5).metric("auc", "b", Double.NaN),
                    row(4));
            assertThat(over(index(rows)).orderBy("metric.auc desc").list()).containsExactly(2L, 1L, 4L, 3L);
            assertThat(over(index(rows)).orderBy("metric.auc").list()).containsExactly(1L, 2L, 3L, 4L);
        }

        @Test
        void that_are_numbers_come_before_texts_in_the_order_of_a_parameter() {
            List<IndexedRow> rows = List.of(
                    row(1).attribute(Kind.PARAMETER, "x", "b"),
                    row(2).attribute(Kind.PARAMETER, "x", "10"),
                    row(3),
                    row(4).attribute(Kind.PARAMETER, "x", "9"),
                    row(5).attribute(Kind.PARAMETER, "x", "a"));
            assertThat(over(index(rows)).orderBy("parameter.x").list()).containsExactly(4L, 2L, 5L, 1L, 3L);
            assertThat(over(index(rows)).orderBy("parameter.x desc").list()).containsExactly(2L, 4L, 1L, 5L, 3L);
        }
    }

    @Nested
    class Limited {

        @Test
        void lists_10_000_rows_and_refuses_more() {
            assertThat(over(Limits.LIST).list()).hasSize(Limits.LIST);
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> over(Limits.LIST + 1).list())
                    .withMessageContaining("at most 10000 rows; page() and stream() take any number");
        }

        @Test
        void streams_any_number() {
            assertThat(over(Limits.LIST + 1).stream()).hasSize(Limits.LIST + 1).doesNotHaveDuplicates();
        }

        @Test
        void sorts_10_000_rows_in_an_order_that_no_index_has_and_refuses_more() {
            assertThat(over(Limits.LIST).orderBy("actor, number desc").first()).hasValue(9_999L);
            Question<Long> tooMany = over(Limits.LIST + 1).orderBy("actor, number desc");
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> tooMany.page(1))
                    .withMessage("Invalid order 'actor asc, number desc': allowed is one key that an index has, "
                            + "where more than 10000 fit the filter");
            assertThat(tooMany.where("metric.m > 4").page(2).items()).containsExactly(9_999L, 9_996L);
        }

        @ParameterizedTest
        @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Limits.PAGE + 1, Integer.MAX_VALUE})
        void refuses_a_page_of_another_size(int size) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> over(1).page(size))
                    .withMessage("Invalid page size '" + size + "': allowed is 1 to 1000");
            assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> over(1).page(size, "token"));
        }

        @Test
        void gives_a_page_of_1000() {
            assertThat(over(1_001).page(Limits.PAGE).items()).hasSize(Limits.PAGE);
        }
    }

    @Nested
    class Paging {

        @Test
        void the_last_page_has_no_token_even_if_it_is_full() {
            Page<Long> first = over(4).page(2);
            assertThat(first.items()).containsExactly(4L, 3L);
            Page<Long> last = over(4).page(2, first.nextToken().orElseThrow());
            assertThat(last.items()).containsExactly(2L, 1L);
            assertThat(last.nextToken()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "number desc,'',",
            "metric.m desc,'',",
            "number desc,number > 3,",
            "metric.m,number > 3,",
            "'actor, number',''"
        })
        void goes_on_when_the_row_of_the_token_is_gone(String order, String filter) {
            List<IndexedRow> rows = rows(30);
            List<Long> all = asked(rows, order, filter).list();
            Page<Long> first = asked(rows, order, filter).page(5);
            List<IndexedRow> left = rows.stream()
                    .filter(row -> row.id() != first.items().get(4))
                    .toList();
            Page<Long> second = asked(left, order, filter)
                    .page(Limits.PAGE, first.nextToken().orElseThrow());
            assertThat(second.items()).isEqualTo(all.subList(5, all.size()));
        }

        private Question<Long> asked(List<IndexedRow> rows, String order, String filter) {
            Question<Long> question = over(index(rows)).orderBy(order);
            return filter.isEmpty() ? question : question.where(filter);
        }

        @Test
        void neither_skips_nor_repeats_when_rows_are_added() {
            Page<Long> first = over(10).orderBy("number desc").page(3);
            assertThat(first.items()).containsExactly(10L, 9L, 8L);
            Question<Long> later = over(15).orderBy("number desc");
            assertThat(later.page(3, first.nextToken().orElseThrow()).items()).containsExactly(7L, 6L, 5L);
        }

        @Test
        void goes_on_when_few_rows_have_become_many() {
            String filter = "metric.m > 0";
            Page<Long> first = over(100).where(filter).orderBy("number").page(5);
            List<Long> rest = over(5_000)
                    .where(filter)
                    .orderBy("number")
                    .page(3, first.nextToken().orElseThrow())
                    .items();
            assertThat(first.items()).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(rest).containsExactly(6L, 7L, 8L);
        }

        @Test
        void takes_the_token_of_the_same_question_in_other_words() {
            String token = over(10).where("number>1 and (number<9)")
                    .page(2)
                    .nextToken()
                    .orElseThrow();
            assertThat(over(10).where("number > 1")
                            .where("number < 9")
                            .page(2, token)
                            .items())
                    .containsExactly(6L, 5L);
        }

        @Test
        void refuses_the_token_of_another_filter_order_or_model() {
            ListIndex index = index(rows(10));
            Question<Long> question = over(index).where("number > 1");
            String token = question.page(1).nextToken().orElseThrow();
            assertRefused(over(index).where("number > 2"), token);
            assertRefused(over(index), token);
            assertRefused(question.orderBy("changed"), token);
            assertRefused(question.where("number > 1"), token);
            assertRefused(question, "x" + token);
            assertRefused(question, "");
        }

        private static void assertRefused(Question<Long> question, String token) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> question.page(1, token))
                    .withMessageStartingWith("Invalid page token");
        }
    }

    /** Filters over when it is asked. */
    @Nested
    class RelativeTimes {

        private Instant now = Instant.EPOCH.plusSeconds(1_000);

        private Question<Long> question(String filter) {
            List<IndexedRow> rows = IntStream.rangeClosed(1, 30)
                    .mapToObj(id -> new IndexedRow(id, 1)
                            .number(Kind.CREATED, id * 60e6)
                            .number(Kind.CHANGED, id * 60e6))
                    .toList();
            Rows all = new Rows(index(rows), OptionalLong.empty());
            return Questions.over(all, Allowance.of(Duration.ofSeconds(30)), () -> now)
                    .where(filter);
        }

        @Test
        void go_by_the_clock_of_the_store_whenever_it_is_asked() {
            Question<Long> question = question("created >= now - 100s and created < now");
            assertThat(question.list()).containsExactly(16L, 15L);
            now = Instant.EPOCH.plusSeconds(300);
            assertThat(question.list()).containsExactly(4L);
            assertThat(question.count()).isEqualTo(1);
            assertThat(question("created in (now + 1h, now)").list()).containsExactly(5L);
        }

        @Test
        void mean_the_same_on_every_page() {
            Question<Long> question = question("created >= now - 10m");
            Page<Long> first = question.page(20);
            now = now.plusSeconds(360);
            Page<Long> second = question.page(20, first.nextToken().orElseThrow());
            assertThat(first.items()).startsWith(30L).endsWith(11L);
            assertThat(second.items()).containsExactly(10L, 9L, 8L, 7L);
            assertThat(question.page(30).items()).endsWith(13L);
        }

        @Test
        void mean_the_same_over_a_whole_stream() {
            List<Long> streamed = new ArrayList<>();
            question("created >= now - 10m").stream().forEach(id -> {
                streamed.add(id);
                now = now.plusSeconds(60);
            });
            assertThat(streamed).startsWith(30L).endsWith(7L);
        }
    }

    /** Queries that look at many rows and find few. */
    @Nested
    class Effortful {

        private final Rows rows = new Rows(index(rows(20_000)), OptionalLong.empty());

        private Question<Long> question(int cap) {
            return Questions.over(rows, new Allowance(cap, Duration.ofSeconds(30)), Instant::now)
                    .where("not number > 3");
        }

        @Test
        void give_a_page_that_is_not_full_and_a_token_that_goes_on() {
            List<Long> found = new ArrayList<>();
            Page<Long> page = question(5_000).page(10);
            int pages = 1;
            assertThat(page.items()).isEmpty();
            while (page.nextToken().isPresent()) {
                page = question(5_000).page(10, page.nextToken().get());
                found.addAll(page.items());
                pages++;
            }
            assertThat(found).containsExactly(3L, 2L, 1L);
            assertThat(pages).isBetween(4, 5);
        }

        @Test
        void stream_and_list_to_the_end() {
            assertThat(question(5_000).stream()).containsExactly(3L, 2L, 1L);
            assertThat(question(5_000).list()).containsExactly(3L, 2L, 1L);
            assertThat(question(5_000).count()).isEqualTo(3);
            assertThat(question(5_000).first()).hasValue(3L);
        }

        @Test
        void fail_when_their_time_is_over_and_say_why() {
            Question<Long> slow = Questions.over(rows, new Allowance(5_000, Duration.ofNanos(1)), Instant::now)
                    .where("not number > 3 and name like '%-1'");
            for (ThrowingCallable call : List.<ThrowingCallable>of(slow::list, slow::count, slow::first)) {
                assertThatExceptionOfType(QueryTimeoutException.class)
                        .isThrownBy(call)
                        .withMessageMatching("(?s).*Not answered within 0 ms, after (64|500) rows were tested.*")
                        .withMessageContaining("no index serves 'not number > 3', nor 'name like '%-1''")
                        .satisfies(e -> assertThat(e.tested()).isBetween(64L, 500L));
            }
        }
    }

    /** What a store is asked, as a bound on what a question costs. */
    @Nested
    class Calls {

        private final ListIndex index = index(rows(20_000));

        private int takeCalls() {
            return index.takeCalls();
        }

        @Test
        void without_a_filter_are_one_a_page() {
            Page<Long> page = over(index).page(50);
            assertThat(takeCalls()).isEqualTo(1);
            assertThat(index.longest()).isEqualTo(51);
            assertThat(over(index).page(50, page.nextToken().orElseThrow()).items())
                    .hasSize(50);
            assertThat(takeCalls()).isEqualTo(1);
        }

        @Test
        void with_a_common_filter_are_two_counts_once_and_three_a_batch() {
            Question<Long> question = over(index).where("metric.m >= 5 and tag.third = '0'");
            Page<Long> page = question.page(50);
            assertThat(takeCalls()).isEqualTo(2 + 3 + 3);
            assertThat(question.page(50, page.nextToken().orElseThrow()).items())
                    .hasSize(50);
            assertThat(takeCalls()).isEqualTo(3 + 3);
            assertThat(index.longest()).isEqualTo(4 * 51);
        }

        @Test
        void with_a_rare_condition_are_driven_by_it() {
            Question<Long> question = over(index).where("metric.m >= 5 and number in (9, 19, 29)");
            assertThat(question.page(2).items()).containsExactly(29L, 19L);
            assertThat(takeCalls()).isEqualTo(1 + 3 + 1 + 1);
        }

        @Test
        void of_a_long_list_are_driven_by_what_is_in_it() {
            assertThat(over(index).where("number <= 5000").list()).hasSize(5_000);
            assertThat(takeCalls()).isEqualTo(1 + 10);
        }

        @Test
        void stop_where_nothing_is_left_in_question() {
            assertThat(over(index).where("tag.nobody = 'x' and metric.m >= 5").list())
                    .isEmpty();
            assertThat(takeCalls()).isEqualTo(1);
        }

        @Test
        void of_probes_are_at_most_16_a_question() {
            String many = IntStream.rangeClosed(1, 10)
                    .mapToObj(i -> "" + i)
                    .reduce((a, b) -> a + ", " + b)
                    .orElseThrow();
            String filter = "number in (" + many + ")";
            assertThat(over(index)
                            .where(filter + " and " + filter.replace("number", "metric.m"))
                            .count())
                    .isEqualTo(9);
            assertThat(takeCalls()).isLessThanOrEqualTo(16 + 10 + 2);
        }

        @Test
        void of_a_count_without_a_filter_are_one() {
            assertThat(over(index).count()).isEqualTo(20_000);
            assertThat(takeCalls()).isEqualTo(1);
        }

        @Test
        void of_a_stream_are_made_when_rows_are_needed() {
            Stream<Long> stream = over(index).orderBy("number").stream();
            assertThat(takeCalls()).isZero();
            assertThat(stream.limit(3)).containsExactly(1L, 2L, 3L);
            assertThat(takeCalls()).isEqualTo(1);
        }
    }
}
