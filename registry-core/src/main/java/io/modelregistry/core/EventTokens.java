package io.modelregistry.core;

import io.modelregistry.core.search.TokenSeal;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.EventRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Page tokens of a history: where the last page ended, sealed for its filter. */
final class EventTokens {

    private final TokenSeal seal;
    private final String query;

    EventTokens(byte[] secret, EventFilter filter) {
        this.seal = new TokenSeal(secret);
        this.query = filter.toString();
    }

    String write(EventRecord.Place place) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, place.at());
        byte[] saying = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(micros)
                .putLong(place.id())
                .array();
        return seal.seal(query, saying);
    }

    EventRecord.Place read(String token) {
        ByteBuffer saying = ByteBuffer.wrap(seal.open(query, token));
        return new EventRecord.Place(Instant.EPOCH.plus(saying.getLong(), ChronoUnit.MICROS), saying.getLong());
    }
}
