package io.modelregistry.system;

import io.modelregistry.spi.Preparation;
import io.modelregistry.system.Intercepted.Call;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Gives operations leases that end soon and are not renewed, as those of a process that hangs. */
record ShortLeases(Supplier<Duration> lease) implements Intercepted.Interceptor {

    /** A lease for the first preparation and another for those that follow. */
    static ShortLeases first(Duration first, Duration later) {
        ConcurrentLinkedQueue<Duration> once = new ConcurrentLinkedQueue<>(List.of(first));
        return new ShortLeases(() -> once.isEmpty() ? later : once.remove());
    }

    @Override
    public Object call(Call call) throws Throwable {
        return switch (call.name()) {
            case "prepare" -> call.proceedWith(shortened((Preparation) call.argument()));
            case "renew" -> true;
            default -> call.proceed();
        };
    }

    private Preparation shortened(Preparation asked) {
        return new Preparation(asked.operation(), asked.model(), asked.semanticVersion(), asked.blobs(), lease.get());
    }
}
