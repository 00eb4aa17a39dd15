package io.modelregistry.system;

import io.modelregistry.Digest;
import io.modelregistry.ModelVersion;

/**
 * A version as its registration was acknowledged. Prints and parses as one line.
 *
 * @param number its number
 * @param digest its digest
 */
record Acknowledged(int number, Digest digest) implements Comparable<Acknowledged> {

    static Acknowledged of(ModelVersion version) {
        return new Acknowledged(version.number(), version.digest());
    }

    static Acknowledged parse(String line) {
        String[] parts = line.split(" ", 2);
        return new Acknowledged(Integer.parseInt(parts[0]), Digest.parse(parts[1]));
    }

    @Override
    public int compareTo(Acknowledged other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return number + " " + digest;
    }
}
