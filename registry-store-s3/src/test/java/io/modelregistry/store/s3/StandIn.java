package io.modelregistry.store.s3;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.mockito.Mockito;
import org.mockito.invocation.InvocationOnMock;
import software.amazon.awssdk.services.s3.S3Client;

/** A client that passes every request on to another, and can be told to fail as no server can be made to. */
final class StandIn {

    private StandIn() {}

    static S3Client of(S3Client real) {
        return Mockito.mock(S3Client.class, invocation -> answer(real, invocation));
    }

    /** Short forms end in the long ones of the stand-in, so that these alone need to be told. */
    private static Object answer(S3Client real, InvocationOnMock invocation) throws Throwable {
        boolean shortForm = Arrays.stream(invocation.getArguments()).anyMatch(Consumer.class::isInstance)
                || invocation.getMethod().getName().endsWith("Paginator");
        if (shortForm) {
            return invocation.callRealMethod();
        }
        try {
            return invocation.getMethod().invoke(real, invocation.getArguments());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
