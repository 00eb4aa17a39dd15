package io.modelregistry.lineage;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Counts the rows of text with separators, quoted as in RFC 4180, and keeps those fields of the first that may name columns.
 * Works on bytes: what separates and quotes is ASCII, which occurs in no longer character of UTF-8.
 */
final class DelimitedRows {

    private static final Pattern NUMBER =
            Pattern.compile("\\s*[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?\\s*");
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int FIELD_BYTES = 4 * Limits.NAME_LENGTH;

    private final byte separator;
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private final List<String> names = new ArrayList<>();
    private boolean mayBeHeader = true;
    private State state = State.FIELD;
    private boolean blank = true;
    private int marks;
    private long records;

    /** Where the next byte is. */
    private enum State {
        FIELD,
        PLAIN,
        QUOTED,
        QUOTE
    }

    DelimitedRows(char separator) {
        this.separator = (byte) separator;
    }

    /** Takes the next bytes. */
    void accept(byte[] buffer, int length) {
        int start = afterMark(buffer, length);
        for (int i = start; i < length; i++) {
            accept(buffer[i]);
        }
    }

    /** Some programs begin a file with the byte order mark, which is no part of the first name. */
    private int afterMark(byte[] buffer, int length) {
        int start = 0;
        while (marks < MARK.length && start < length && buffer[start] == MARK[marks]) {
            start++;
            marks++;
        }
        marks = start < length ? MARK.length : marks;
        return start;
    }

    private void accept(byte next) {
        if (state == State.QUOTED) {
            acceptQuoted(next);
        } else if (next == '"' && state == State.QUOTE) {
            keep(next);
            state = State.QUOTED;
        } else if (next == separator) {
            endField();
            blank = false;
        } else if (next == '\n' || next == '\r') {
            endRecord();
        } else if (next == '"' && state == State.FIELD) {
            state = State.QUOTED;
            blank = false;
        } else {
            keep(next);
            state = State.PLAIN;
            blank = false;
        }
    }

    private void acceptQuoted(byte next) {
        if (next == '"') {
            state = State.QUOTE;
        } else {
            keep(next);
        }
    }

    private void keep(byte next) {
        if (records == 0 && mayBeHeader) {
            field.write(next);
            mayBeHeader = field.size() <= FIELD_BYTES;
        }
    }

    private void endField() {
        state = State.FIELD;
        if (records == 0 && mayBeHeader) {
            names.add(field.toString(StandardCharsets.UTF_8));
            field.reset();
            mayBeHeader = names.size() <= Limits.FACTS;
        }
    }

    private void endRecord() {
        if (blank) {
            return;
        }
        endField();
        if (records == 0) {
            mayBeHeader = mayBeHeader && areNames();
        }
        records++;
        blank = true;
    }

    private boolean areNames() {
        return new HashSet<>(names).size() == names.size() && names.stream().allMatch(DelimitedRows::isName);
    }

    private static boolean isName(String name) {
        try {
            Dataset.checkColumn(name);
            return !NUMBER.matcher(name).matches();
        } catch (InvalidInputException e) {
            return false;
        }
    }

    /** Ends the last row, which need not end with a line feed. */
    void end() {
        endRecord();
    }

    /** Rows without the one that names the columns. */
    long count() {
        return hasHeader() ? records - 1 : records;
    }

    /** The names of the columns, if the first row is made of names. */
    List<String> columns() {
        return hasHeader() ? names : List.of();
    }

    private boolean hasHeader() {
        return records > 0 && mayBeHeader;
    }
}
