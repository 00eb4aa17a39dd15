package io.modelregistry.core.inspect;

import java.io.IOException;

/** A file is not in the format that it should be in; the message is a clause about the file. */
final class MalformedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedFileException(String clause) {
        super(clause);
    }
}
