package io.modelregistry.system;

import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.OperationLog;
import io.modelregistry.spi.Preparation;
import io.modelregistry.spi.PrepareResult;
import io.modelregistry.testkit.fault.FilterMetadata;
import io.modelregistry.testkit.fault.FilterOperationLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Gives operations leases that end soon and are not renewed, as those of a process that hangs. */
final class ShortLeases extends FilterMetadata {

    private final Supplier<Duration> leases;

    ShortLeases(Metadata delegate, Supplier<Duration> leases) {
        super(delegate);
        this.leases = leases;
    }

    /** A lease for the first preparation and another for those that follow. */
    static ShortLeases first(Metadata delegate, Duration first, Duration later) {
        ConcurrentLinkedQueue<Duration> once = new ConcurrentLinkedQueue<>(List.of(first));
        return new ShortLeases(delegate, () -> once.isEmpty() ? later : once.remove());
    }

    @Override
    public OperationLog operations() {
        return new FilterOperationLog(super.operations()) {
            @Override
            public PrepareResult prepare(Preparation asked) {
                return super.prepare(new Preparation(
                        asked.operation(), asked.model(), asked.semanticVersion(), asked.blobs(), leases.get()));
            }

            @Override
            public boolean renew(OperationId operation, Duration lease) {
                return true;
            }
        };
    }
}
