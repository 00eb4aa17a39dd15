package io.modelregistry.system;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Finds requests to commit in what one client sends to its database. Not safe for several threads. */
abstract class Wire {

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    /** Takes what the client sent next. Returns how many requests to commit were completed by it. */
    final int commits(byte[] bytes, int length) {
        pending.write(bytes, 0, length);
        byte[] all = pending.toByteArray();
        int commits = 0;
        int at = 0;
        for (int size = sizeAt(all, at); size > 0 && at + size <= all.length; size = sizeAt(all, at)) {
            commits += isCommit(ByteBuffer.wrap(all, at, size).slice()) ? 1 : 0;
            at += size;
        }
        pending.reset();
        pending.writeBytes(Arrays.copyOfRange(all, at, all.length));
        return commits;
    }

    private int sizeAt(byte[] all, int at) {
        return size(ByteBuffer.wrap(all, at, all.length - at).slice());
    }

    /** How many bytes the message takes that begins here; 0 if too little of it is there to tell. */
    abstract int size(ByteBuffer beginning);

    /** Whether a whole message completes a request to commit. */
    abstract boolean isCommit(ByteBuffer message);
}
