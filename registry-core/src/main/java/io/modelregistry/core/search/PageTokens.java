package io.modelregistry.core.search;

import io.modelregistry.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes where a page ended into a sealed token, and reads it back. Immutable. */
final class PageTokens {

    private static final int MISSING = 0;
    private static final int TEXT = 1;
    private static final int NUMBER = 2;

    private final TokenSeal seal;

    PageTokens(byte[] secret) {
        this.seal = new TokenSeal(secret);
    }

    /** The token for the rows of a query after a place. */
    String write(String query, Cursor cursor) {
        Position position = cursor.position();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(cursor.now().toString());
            out.writeBoolean(position.isWalked());
            out.writeLong(position.id());
            out.writeByte(position.values().size());
            for (SortValue value : position.values()) {
                write(out, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written", e);
        }
        return seal.seal(query, bytes.toByteArray());
    }

    private static void write(DataOutputStream out, SortValue value) throws IOException {
        if (value instanceof SortValue.Text text) {
            out.writeByte(TEXT);
            out.writeUTF(text.value());
        } else if (value instanceof SortValue.Numeric number) {
            out.writeByte(NUMBER);
            out.writeDouble(number.value());
        } else {
            out.writeByte(MISSING);
        }
    }

    /**
     * The place in a token.
     *
     * @throws InvalidInputException if the token was altered or is of another query
     */
    Cursor read(String query, String token) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(seal.open(query, token)))) {
            Instant now = Instant.parse(in.readUTF());
            return new Cursor(position(in), now);
        } catch (IOException e) {
            throw new UncheckedIOException("An authentic token is not whole", e);
        }
    }

    private static Position position(DataInputStream in) throws IOException {
        boolean isWalked = in.readBoolean();
        long id = in.readLong();
        List<SortValue> values = new ArrayList<>();
        for (int left = in.readByte(); left > 0; left--) {
            values.add(value(in));
        }
        return new Position(isWalked, values, id);
    }

    private static SortValue value(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case TEXT -> new SortValue.Text(in.readUTF());
            case NUMBER -> new SortValue.Numeric(in.readDouble());
            default -> SortValue.missing();
        };
    }
}
