package io.modelregistry.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.error.InvalidInputException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokensTest {

    private static final String QUERY = "versions where tag.odd = '0' order by changed desc";
    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00.123456789Z");
    private static final Cursor CURSOR = new Cursor(
            new Position(
                    true,
                    List.of(SortValue.missing(), new SortValue.Text("é😀'"), new SortValue.Numeric(-1.5e300)),
                    Long.MAX_VALUE),
            NOW);

    private final PageTokens tokens = new PageTokens(new byte[32]);
    private final String token = tokens.write(QUERY, CURSOR);

    @Test
    void a_token_gives_back_the_place_it_was_made_of() {
        assertThat(tokens.read(QUERY, token)).isEqualTo(CURSOR);
        assertThat(token).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void another_client_of_the_same_registry_reads_it() {
        assertThat(new PageTokens(new byte[32]).read(QUERY, token)).isEqualTo(CURSOR);
    }

    @Test
    void holds_the_longest_values_there_are() {
        SortValue longest = new SortValue.Text("\uffff".repeat(500));
        Position position = new Position(false, List.of(longest, longest, longest, longest, longest), 1);
        Cursor cursor = new Cursor(position, NOW);
        assertThat(tokens.read(QUERY, tokens.write(QUERY, cursor))).isEqualTo(cursor);
    }

    @Test
    void every_flipped_bit_is_noticed() {
        for (int i = 0; i < token.length(); i++) {
            for (int bit = 0; bit < 16; bit++) {
                StringBuilder altered = new StringBuilder(token);
                altered.setCharAt(i, (char) (token.charAt(i) ^ 1 << bit));
                assertRefused(altered.toString());
            }
        }
    }

    @Test
    void every_missing_or_added_character_is_noticed() {
        for (int i = 0; i <= token.length(); i++) {
            assertRefused(token.substring(0, i) + "x" + token.substring(i));
            assertRefused(token.substring(0, i) + token.substring(Math.min(i + 1, token.length())) + "=");
        }
        assertRefused(token.substring(1));
        assertRefused(token + "=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "null", "0", "../../etc/passwd", "AAAA", "=", "é"})
    void a_text_that_is_no_token_is_refused(String text) {
        assertRefused(text);
    }

    @Test
    void a_text_of_1_MB_is_refused_and_not_repeated() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> tokens.read(QUERY, "A".repeat(1 << 20)))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void a_token_of_another_query_is_refused_and_the_query_named() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> tokens.read("versions where tag.odd = '1' order by changed desc", token))
                .withMessageContaining("a token of the same query, which is: versions where tag.odd = '1'");
    }

    @Test
    void a_token_of_another_registry_is_refused() {
        byte[] secret = new byte[32];
        secret[31] = 1;
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new PageTokens(secret).read(QUERY, token))
                .withMessageContaining("unchanged");
    }

    private void assertRefused(String altered) {
        assertThatExceptionOfType(InvalidInputException.class)
                .as(altered)
                .isThrownBy(() -> tokens.read(QUERY, altered))
                .satisfies(refusal -> assertThat(refusal.what()).isEqualTo("page token"));
    }
}
