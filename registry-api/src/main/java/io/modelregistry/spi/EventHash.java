package io.modelregistry.spi;

import io.modelregistry.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/**
 * The digest of an event: SHA-256 over its fields, each as the length of its UTF-8 form in decimal, {@code :}, the UTF-8 form
 * and a line feed. The fields are, in this order: {@code modelregistry-event-v1}, previous digest (64 hexadecimal digits),
 * line, sequence, kind, number (empty for none), actor, microseconds since 1970 in UTC, content. Permanent: the format and
 * its test vectors are published in docs/formats.md.
 */
public final class EventHash {

    /** What the first event of a line holds as the digest of the one before. */
    public static final Digest GENESIS = new Digest("0".repeat(64));

    private static final String FORMAT = "modelregistry-event-v1";

    private EventHash() {}

    /** The digest of a stored event, from its fields. */
    public static Digest of(EventRecord event) {
        EventDraft draft = new EventDraft(event.kind(), event.actor(), event.content());
        return of(event.previous(), event.line(), event.sequence(), event.number(), event.at(), draft);
    }

    /** The digest of an event that is about to be stored. */
    public static Digest of(
            Digest previous, Line line, long sequence, OptionalInt number, Instant at, EventDraft draft) {
        MessageDigest digest = Digest.sha256();
        field(digest, FORMAT);
        field(digest, previous.hex());
        field(digest, line.name());
        field(digest, Long.toString(sequence));
        field(digest, draft.kind());
        field(digest, number.isPresent() ? Integer.toString(number.getAsInt()) : "");
        field(digest, draft.actor());
        field(digest, Long.toString(micros(at)));
        field(digest, draft.content());
        return Digest.finish(digest);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static void field(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        digest.update((byte) '\n');
    }
}
