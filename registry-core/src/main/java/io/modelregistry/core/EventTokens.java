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

    EventTokens(byte[] secret, EventFilter filter, String where) {
        this.seal = new TokenSeal(secret);
        this.query = filter + " where " + where;
    }

    String write(Content content) {
        byte[] saying = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(micros(content.now()))
                .putLong(micros(content.place().at()))
                .putLong(content.place().id())
                .array();
        return seal.seal(query, saying);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    Content read(String token) {
        ByteBuffer saying = ByteBuffer.wrap(seal.open(query, token));
        Instant now = instant(saying.getLong());
        return new Content(now, new EventRecord.Place(instant(saying.getLong()), saying.getLong()));
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
    record Content(Instant now, EventRecord.Place place) {}
}
