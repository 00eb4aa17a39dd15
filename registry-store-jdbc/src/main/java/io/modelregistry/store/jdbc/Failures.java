package io.modelregistry.store.jdbc;

import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.error.RegistryException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.Addresses;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what drivers throw into what the SPI promises. */
final class Failures {

    private final Dialect dialect;
    private final String address;

    Failures(Dialect dialect, String address) {
        this.dialect = dialect;
        this.address = Addresses.withoutSecrets(address);
    }

    /** Where the database is, without secrets. */
    String address() {
        return address;
    }

    /** The driver's failure behind an exception, if there is one. */
    static Optional<SQLException> cause(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }

    /** A failure after which nothing has changed. */
    StoreException translate(SQLException failure) {
        return isTemporary(failure)
                ? StoreException.unavailable(address, clause(failure), failure)
                : StoreException.refused(address, clause(failure), failure);
    }

    private boolean isTemporary(SQLException failure) {
        return failure instanceof SQLTransientException || dialect.isTemporary(failure) || dialect.isCollision(failure);
    }

    /** A commit without an answer, of a change that may be repeated without harm. */
    StoreException unanswered(SQLException failure) {
        return StoreException.unavailable(address, "no answer to a commit: " + clause(failure), failure);
    }

    /** A commit without an answer, of a change that a key tells the outcome of. */
    RegistryException unknown(String subject, String operationKey, SQLException failure) {
        return OutcomeUnknownException.of(subject, operationKey, failure);
    }

    /** A refusal that needs no driver. */
    StoreException refused(String clause) {
        return StoreException.refused(address, clause, null);
    }

    private String clause(SQLException failure) {
        return dialect.advice(failure)
                .orElseGet(() -> Addresses.withoutSecrets(String.valueOf(failure.getMessage()))
                        .lines()
                        .findFirst()
                        .orElse("no message"));
    }
}
