package io.modelregistry.core.predict;

import io.modelregistry.core.search.TokenSeal;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord.Place;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;

/** Page tokens of predictions: where the last page ended, sealed for its filter. */
final class PredictionTokens {

    private final TokenSeal seal;
    private final String query;

    PredictionTokens(byte[] secret, PredictionFilter filter, String where) {
        this.seal = new TokenSeal(secret);
        this.query = text(filter) + " where " + where;
    }

    /** In an order of attributes that is the same in every process. */
    private static String text(PredictionFilter filter) {
        return "predictions of " + filter.model() + " " + filter.number() + " in " + filter.stage() + " since "
                + filter.since() + " until " + filter.until() + " with " + new TreeMap<>(filter.attributes());
    }

    String write(Content content) {
        Place place = content.place();
        byte[] recorder = place.recorder().getBytes(StandardCharsets.UTF_8);
        byte[] saying = ByteBuffer.allocate(3 * Long.BYTES + recorder.length)
                .putLong(PredictionJson.micros(content.now()))
                .putLong(PredictionJson.micros(place.at()))
                .putLong(place.number())
                .put(recorder)
                .array();
        return seal.seal(query, saying);
    }

    Content read(String token) {
        ByteBuffer saying = ByteBuffer.wrap(seal.open(query, token));
        Instant now = instant(saying.getLong());
        Instant at = instant(saying.getLong());
        long number = saying.getLong();
        return new Content(
                now, new Place(at, StandardCharsets.UTF_8.decode(saying).toString(), number));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /**
     * What a token says.
     *
     * @param now what {@code now} means in the filter, to the microsecond
     * @param place where the last page ended
     */
    record Content(Instant now, Place place) {}
}
