package io.modelregistry.system;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a client sends to MariaDB or MySQL: packets of three bytes of length, a sequence that a command begins at 0, a body. */
final class MariaDbWire extends Wire {

    private static final int HEADER = 4;
    private static final byte QUERY = 3;

    @Override
    int size(ByteBuffer beginning) {
        if (beginning.remaining() < HEADER) {
            return 0;
        }
        int low = Byte.toUnsignedInt(beginning.get(0));
        int middle = Byte.toUnsignedInt(beginning.get(1));
        int high = Byte.toUnsignedInt(beginning.get(2));
        return HEADER + low + (middle << 8) + (high << 16);
    }

    @Override
    boolean isCommit(ByteBuffer message) {
        if (message.remaining() <= HEADER || message.get(3) != 0 || message.get(HEADER) != QUERY) {
            return false;
        }
        message.position(HEADER + 1);
        return StandardCharsets.UTF_8.decode(message).toString().strip().equalsIgnoreCase("commit");
    }
}
