package io.modelregistry.system;

import java.sql.SQLException;

/**
 * Where a store is.
 *
 * @param address what opens it
 * @param removal what makes it go away
 */
record Place(String address, Removal removal) {

    static Place of(String address) {
        return new Place(address, () -> {});
    }

    void remove() throws SQLException {
        removal.remove();
    }

    @Override
    public String toString() {
        return address;
    }

    interface Removal {
        void remove() throws SQLException;
    }
}
