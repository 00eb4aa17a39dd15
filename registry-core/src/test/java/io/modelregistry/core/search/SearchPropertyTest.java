package io.modelregistry.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.query.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Random questions: what a search finds is what looking at every row finds. A failure shows the seed; -Dsearch.seed repeats it. */
class SearchPropertyTest {

    private static final int QUESTIONS = 25;

    private final long seed = Long.getLong("search.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final RandomData data = new RandomData(random);

    @RepeatedTest(3)
    void a_filter_that_is_printed_is_read_back_equal() {
        for (int i = 0; i < 1_000; i++) {
            Filter filter = data.filter(6);
            if (filter.comparisons() <= FilterParser.MAX_COMPARISONS
                    && filter.toString().length() < 10_000) {
                assertThat(FilterParser.parse(filter.toString(), Subject.VERSIONS))
                        .as("seed %s", seed)
                        .isEqualTo(filter);
            }
        }
    }

    @RepeatedTest(3)
    void pages_of_few_rows_cover_everything_once_in_order() {
        List<IndexedRow> rows = data.rows(80);
        for (int i = 0; i < QUESTIONS * 3; i++) {
            check(rows, () -> 1 + random.nextInt(7));
        }
    }

    @Test
    void pages_of_many_rows_cover_everything_once_in_order() {
        List<IndexedRow> rows = data.rows(4_500);
        for (int i = 0; i < QUESTIONS; i++) {
            check(rows, () -> random.nextBoolean() ? 50 + random.nextInt(75) : 200 + random.nextInt(801));
        }
    }

    private void check(List<IndexedRow> rows, IntSupplier size) {
        Filter filter = data.filter(3);
        Order order = data.order();
        OptionalLong model = random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextInt(4));
        List<IndexedRow> inQuestion = rows.stream()
                .filter(row -> model.isEmpty() || row.modelId() == model.getAsLong())
                .toList();
        List<Long> expected = NaiveSearch.find(inQuestion, filter, order);
        boolean isByCodePoints = random.nextBoolean();
        Comparator<String> texts = isByCodePoints ? CodePoints::compare : Comparator.naturalOrder();
        Rows scope = new Rows(new ListIndex(rows, texts), model);
        Question<Long> question = Questions.over(scope, filter, order);
        String description = "seed " + seed + (isByCodePoints ? ", by code points, " : ", by UTF-16, ") + question;
        assertThat(question.count()).as(description).isEqualTo(expected.size());
        List<Long> all = pages(question, size);
        Set<Long> ambiguous = isByCodePoints ? Set.of() : outsideTheBasicPlane(inQuestion);
        assertSameOrder(all, expected, ambiguous, description);
        assertSameOrder(question.list(), expected, ambiguous, description);
        assertThat(question.first()).as(description).isEqualTo(all.stream().findFirst());
        assertThat(question.stream()).as(description).isEqualTo(all);
    }

    /** An index may put texts outside the basic multilingual plane where it likes; everything else has one place. */
    private static void assertSameOrder(
            List<Long> found, List<Long> expected, Set<Long> ambiguous, String description) {
        assertThat(found).as(description).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(without(ambiguous, found)).as(description).isEqualTo(without(ambiguous, expected));
    }

    private static List<Long> without(Set<Long> ambiguous, List<Long> ids) {
        return ids.stream().filter(id -> !ambiguous.contains(id)).toList();
    }

    private static Set<Long> outsideTheBasicPlane(List<IndexedRow> rows) {
        return rows.stream()
                .filter(row ->
                        row.texts().anyMatch(text -> text.chars().anyMatch(c -> Character.isSurrogate((char) c))))
                .map(IndexedRow::id)
                .collect(Collectors.toSet());
    }

    private static List<Long> pages(Question<Long> question, IntSupplier size) {
        Page<Long> page = question.page(size.getAsInt());
        List<Long> found = new ArrayList<>(page.items());
        for (Optional<String> token = page.nextToken(); token.isPresent(); token = page.nextToken()) {
            page = question.page(size.getAsInt(), token.get());
            assertThat(page.items()).isNotEmpty();
            found.addAll(page.items());
        }
        return found;
    }
}
