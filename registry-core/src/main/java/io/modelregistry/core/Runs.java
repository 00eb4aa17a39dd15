package io.modelregistry.core;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import java.net.URI;

/** Addresses of training runs. */
final class Runs {

    private Runs() {}

    /** An absolute address that holds no credentials, which are not repeated in the message. */
    static URI check(URI run) {
        if (run.getRawUserInfo() != null) {
            throw InvalidInputException.of("run", "(not shown)", "an address without user name and password");
        }
        if (!run.isAbsolute()) {
            throw InvalidInputException.of(
                    "run", run.toString(), "an absolute address such as https://mlflow.example/runs/7");
        }
        Texts.label("run", run.toString(), Limits.LINE_LENGTH);
        return run;
    }
}
