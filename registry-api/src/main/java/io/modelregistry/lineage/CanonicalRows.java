package io.modelregistry.lineage;

import io.modelregistry.Digest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the one form that their digest is taken from. Permanent: the form and test vectors are published in docs/formats.md. */
final class CanonicalRows {

    private static final byte[] FORMAT = "modelregistry-rows-v1\n".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest digest = Digest.sha256();
    private final List<Form> forms = new ArrayList<>();
    private long count;

    /** How a column's values are asked for: what drivers give for large objects and instants differs. */
    private enum Form {
        AS_GIVEN,
        BYTES,
        TEXT,
        INSTANT
    }

    private CanonicalRows() {
        digest.update(FORMAT);
    }

    /** Rows of these columns. */
    static CanonicalRows of(ResultSetMetaData columns) throws SQLException {
        CanonicalRows rows = new CanonicalRows();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            rows.text('s', columns.getColumnLabel(column));
            rows.forms.add(form(columns, column));
        }
        rows.digest.update((byte) '\n');
        return rows;
    }

    private static Form form(ResultSetMetaData columns, int column) throws SQLException {
        return switch (columns.getColumnType(column)) {
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> Form.BYTES;
            case Types.CLOB, Types.NCLOB -> Form.TEXT;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Form.INSTANT;
            case Types.TIMESTAMP ->
                "timestamptz".equals(columns.getColumnTypeName(column)) // PostgreSQL's
                        ? Form.INSTANT
                        : Form.AS_GIVEN;
            default -> Form.AS_GIVEN;
        };
    }

    /** Takes the row that a result is at. */
    void add(ResultSet rows) throws SQLException {
        for (int column = 1; column <= forms.size(); column++) {
            value(rows, column, read(rows, column));
        }
        digest.update((byte) '\n');
        count++;
    }

    long count() {
        return count;
    }

    Digest digest() {
        return Digest.finish(digest);
    }

    private @Nullable Object read(ResultSet rows, int column) throws SQLException {
        return switch (forms.get(column - 1)) {
            case BYTES -> rows.getBytes(column);
            case TEXT -> rows.getString(column);
            case INSTANT -> rows.getObject(column, OffsetDateTime.class);
            case AS_GIVEN -> rows.getObject(column);
        };
    }

    private void value(ResultSet rows, int column, @Nullable Object value) throws SQLException {
        if (value == null) {
            text('n', "");
        } else if (value instanceof Boolean) {
            text('b', value.toString());
        } else if (value instanceof Double || value instanceof Float) {
            text('f', Double.toHexString(((Number) value).doubleValue()));
        } else if (value instanceof Number number) {
            text('i', exact(number));
        } else if (value instanceof byte[] bytes) {
            bytes('x', bytes);
        } else if (!isTime(value)) {
            text('s', rows.getString(column));
        }
    }

    /** Writes the value and says so if it is a date or a time. */
    private boolean isTime(Object value) {
        if (value instanceof Date date) {
            return isTime(date.toLocalDate());
        } else if (value instanceof Time time) {
            return isTime(time.toLocalTime());
        } else if (value instanceof Timestamp timestamp) {
            return isTime(timestamp.toLocalDateTime());
        } else if (value instanceof LocalDate) {
            text('d', value.toString());
        } else if (value instanceof LocalTime time) {
            text('t', DateTimeFormatter.ISO_LOCAL_TIME.format(time));
        } else if (value instanceof LocalDateTime timestamp) {
            text('m', DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(timestamp));
        } else if (value instanceof OffsetDateTime instant) {
            text('z', DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(instant.withOffsetSameInstant(ZoneOffset.UTC)));
        } else {
            return false;
        }
        return true;
    }

    /** Digits without zeros at the end, and the power of ten they are multiplied by. */
    private static String exact(Number number) {
        BigDecimal decimal = number instanceof BigDecimal given ? given : new BigDecimal(number.toString());
        BigDecimal stripped = decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
        return stripped.unscaledValue() + "e" + -(long) stripped.scale();
    }

    private void text(char type, String text) {
        bytes(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(char type, byte[] bytes) {
        digest.update((type + Integer.toString(bytes.length) + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
