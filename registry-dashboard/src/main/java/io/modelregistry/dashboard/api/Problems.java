package io.modelregistry.dashboard.api;

import io.modelregistry.dashboard.http.Problem;
import io.modelregistry.dashboard.http.Response;
import io.modelregistry.error.AlreadyExistsException;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.error.QueryTimeoutException;
import io.modelregistry.error.StageRuleException;
import io.modelregistry.error.StoreException;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong, as problems. What may tell of the inside is logged and not sent. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Response response(Problem problem) {
        Response response = Response.of(problem.status(), "application/problem+json", Json.bytes(problem.members()));
        for (Map.Entry<String, String> header : problem.headers().entrySet()) {
            response = response.header(header.getKey(), header.getValue());
        }
        return response;
    }

    /** What is said where the server could not even read a request. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 408 -> Problem.of(408, "too-slow", "The request did not arrive in time");
            case 414 -> Problem.of(414, "url-too-long", "The URL is too long");
            case 431 -> Problem.of(431, "headers-too-large", "The headers are too large");
            default ->
                status >= 500
                        ? Problem.of(500, "internal", "The request could not be answered")
                        : Problem.of(Math.max(status, 400), "bad-request", "The request is not well-formed HTTP");
        };
    }

    static Problem of(RuntimeException e) {
        if (e instanceof Problem problem) {
            return problem;
        }
        String message = String.valueOf(e.getMessage());
        if (e instanceof InvalidInputException invalid) {
            return invalid(invalid, message);
        }
        if (e instanceof NotFoundException missing) {
            return Problem.of(404, "not-found", message).with("subject", missing.subject());
        }
        if (e instanceof ConflictException conflict) {
            return Problem.of(409, "conflict", message).with("subject", conflict.subject());
        }
        if (e instanceof AlreadyExistsException) {
            return Problem.of(409, "already-exists", message);
        }
        if (e instanceof StageRuleException rules) {
            return Problem.of(422, "stage-rules", message).with("failures", rules.failures());
        }
        return failure(e, message);
    }

    private static Problem invalid(InvalidInputException invalid, String message) {
        String code = invalid.what().equals("page token") ? "invalid-page-token" : "invalid-input";
        Problem problem = Problem.of(400, code, message).with("what", invalid.what());
        return invalid.column().isPresent()
                ? problem.with("column", invalid.column().getAsInt())
                : problem;
    }

    private static Problem failure(RuntimeException e, String message) {
        if (e instanceof QueryTimeoutException) {
            return Problem.of(503, "query-timeout", message);
        }
        String id = UUID.randomUUID().toString();
        LOG.warn("Answering a request failed, id {}", id, e);
        if (e instanceof OutcomeUnknownException) {
            return Problem.of(503, "outcome-unknown", message).with("id", id);
        }
        if (e instanceof StoreException store && store.isRetryable()) {
            return Problem.of(503, "store-unavailable", "A store of the registry does not answer; try again")
                    .with("id", id);
        }
        return Problem.of(500, "internal", "The request could not be answered; the log says why under this id")
                .with("id", id);
    }
}
