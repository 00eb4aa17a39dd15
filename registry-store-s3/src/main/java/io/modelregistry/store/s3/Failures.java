package io.modelregistry.store.s3;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.RegistryException;
import io.modelregistry.error.StoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what the SDK's exceptions mean. Repeats codes, never the server's text. */
final class Failures {

    private final String address;

    Failures(String address) {
        this.address = address;
    }

    /** Asks the server; {@code failed} says what did not happen otherwise: {@code a blob cannot be read}. */
    <R> R translating(String failed, Supplier<R> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw of(failed, e);
        }
    }

    /** What to throw instead. */
    RegistryException of(String failed, SdkException cause) {
        Optional<InvalidInputException> changed = changedSource(cause);
        if (changed.isPresent()) {
            return changed.get();
        }
        if (cause instanceof AbortedException) {
            return interrupted(failed, cause);
        }
        return cause instanceof AwsServiceException answer ? answered(failed, answer) : unanswered(failed, cause);
    }

    /** The thread was told to stop. It stays told. */
    StoreException interrupted(String failed, Exception cause) {
        Thread.currentThread().interrupt();
        return StoreException.unavailable(address, failed + ": the thread was interrupted", cause);
    }

    /** An answer ended before it was whole. */
    StoreException broken(String failed, IOException cause) {
        if (cause instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
            return interrupted(failed, cause);
        }
        return StoreException.unavailable(address, failed + ": no answer (" + root(cause) + ")", cause);
    }

    /** A body that finds that its source changed breaks off the request with this. */
    private static Optional<InvalidInputException> changedSource(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private StoreException answered(String failed, AwsServiceException answer) {
        int status = answer.statusCode();
        String text = failed + ": " + meaning(answer) + " (it answered " + status + code(answer) + ")";
        boolean passing = status >= 500 || status == 408 || status == 429 || status == 409;
        return passing
                ? StoreException.unavailable(address, text, answer)
                : StoreException.refused(address, text, answer);
    }

    private static String meaning(AwsServiceException answer) {
        return switch (answer.statusCode()) {
            case 301, 307 -> "the bucket is in another region; say which with region=";
            case 401, 403 -> "access is denied; check the credentials and what they may do";
            case 404 -> "there is no such bucket or object";
            case 408, 409, 429, 500, 502, 503, 504 -> "it is busy or out of order; try again later";
            default -> code(answer).contains("Expired") ? "the credentials have expired" : "it refused the request";
        };
    }

    private static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : " " + details.errorCode();
    }

    private StoreException unanswered(String failed, SdkException cause) {
        if (String.valueOf(cause.getMessage()).startsWith("Unable to load credentials")) {
            String text = failed
                    + ": no credentials were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or a profile";
            return StoreException.refused(address, text, cause);
        }
        return StoreException.unavailable(address, failed + ": no answer (" + root(cause) + ")", cause);
    }

    private static String root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
