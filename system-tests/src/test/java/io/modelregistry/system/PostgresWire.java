package io.modelregistry.system;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * What a client sends to PostgreSQL. A commit is a simple query, or a statement that was parsed once and is bound, executed
 * and then synced.
 */
final class PostgresWire extends Wire {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    private final Set<String> statementsThatCommit = new HashSet<>();
    private boolean started;
    private boolean committing;

    /** The first messages have no type. */
    @Override
    int size(ByteBuffer beginning) {
        if (!started) {
            return beginning.remaining() < 4 ? 0 : beginning.getInt(0);
        }
        return beginning.remaining() < 5 ? 0 : 1 + beginning.getInt(1);
    }

    @Override
    boolean isCommit(ByteBuffer message) {
        if (!started) {
            int code = message.getInt(4);
            started = code != SSL_REQUEST && code != GSS_REQUEST;
            return false;
        }
        char type = (char) message.get();
        message.getInt();
        return switch (type) {
            case 'Q' -> isCommit(text(message));
            case 'P' -> parse(text(message), text(message));
            case 'B' -> bind(message);
            case 'S' -> sync();
            default -> false;
        };
    }

    private boolean parse(String statement, String sql) {
        if (isCommit(sql)) {
            statementsThatCommit.add(statement);
        } else {
            statementsThatCommit.remove(statement);
        }
        return false;
    }

    private boolean bind(ByteBuffer message) {
        String portal = text(message);
        String statement = text(message);
        committing |= portal.isEmpty() && statementsThatCommit.contains(statement);
        return false;
    }

    private boolean sync() {
        boolean commit = committing;
        committing = false;
        return commit;
    }

    private static boolean isCommit(String sql) {
        return sql.strip().equalsIgnoreCase("commit");
    }

    private static String text(ByteBuffer message) {
        int from = message.position();
        while (message.get() != 0) {
            // up to the zero that ends a text
        }
        return new String(
                message.array(), message.arrayOffset() + from, message.position() - 1 - from, StandardCharsets.UTF_8);
    }
}
