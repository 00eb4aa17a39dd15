package io.modelregistry.store.jdbc;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a database, as far as it matters to us. */
record DatabaseVersion(int major, int minor, int patch) implements Comparable<DatabaseVersion> {

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*", Pattern.DOTALL);
    private static final Comparator<DatabaseVersion> ORDER = Comparator.comparingInt(DatabaseVersion::major)
            .thenComparingInt(DatabaseVersion::minor)
            .thenComparingInt(DatabaseVersion::patch);

    /** Reads the numbers that a version begins with; what has none is taken for the oldest. */
    static DatabaseVersion parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            return new DatabaseVersion(0, 0, 0);
        }
        String patch = numbers.group(3) == null ? "0" : numbers.group(3);
        return new DatabaseVersion(
                Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)), Integer.parseInt(patch));
    }

    /** Refuses a database that is older than this. */
    void require(String product, String version) throws SQLException {
        if (parse(version).compareTo(this) < 0) {
            throw new SQLException(product + " " + this + " or newer is needed, but this is " + version);
        }
    }

    @Override
    public int compareTo(DatabaseVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
