package io.modelregistry.dashboard.http;

/** Answers requests. Must be safe for many threads and must not throw. */
@FunctionalInterface
public interface Handler {
    /** The answer to a request, of whatever method. */
    Response handle(Request request);
}
