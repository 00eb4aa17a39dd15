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

    PredictionTokens(byte[] secret, PredictionFilter filter) {
        this.seal = new TokenSeal(secret);
        this.query = text(filter);
    }

    /** In an order of attributes that is the same in every process. */
    private static String text(PredictionFilter filter) {
        return "predictions of " + filter.model() + " " + filter.number() + " in " + filter.stage() + " since "
                + filter.since() + " until " + filter.until() + " with " + new TreeMap<>(filter.attributes());
    }

    String write(Place place) {
        byte[] recorder = place.recorder().getBytes(StandardCharsets.UTF_8);
        byte[] saying = ByteBuffer.allocate(2 * Long.BYTES + recorder.length)
                .putLong(PredictionJson.micros(place.at()))
                .putLong(place.number())
                .put(recorder)
                .array();
        return seal.seal(query, saying);
    }

    Place read(String token) {
        ByteBuffer saying = ByteBuffer.wrap(seal.open(query, token));
        Instant at = Instant.EPOCH.plus(saying.getLong(), ChronoUnit.MICROS);
        long number = saying.getLong();
        return new Place(at, StandardCharsets.UTF_8.decode(saying).toString(), number);
    }
}
