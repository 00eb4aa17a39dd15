package io.modelregistry.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text as aligned columns, for JShell, logs and terminals. */
public final class TextTable {

    private static final int MAX_WIDTH = 60;

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with this head. */
    public TextTable(List<String> head) {
        row(head);
    }

    /** Adds a row with as many cells as the head. */
    public TextTable row(List<String> cells) {
        rows.add(cells.stream().map(TextTable::cell).toList());
        return this;
    }

    private static String cell(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= MAX_WIDTH ? line : cut(line) + "…";
    }

    /** Not between the two halves of a character. */
    private static String cut(String line) {
        int end = MAX_WIDTH - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, rows.get(0).size()).map(this::width).toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String text = row.get(column);
            line.append(text).append(" ".repeat(widths[column] - text.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
