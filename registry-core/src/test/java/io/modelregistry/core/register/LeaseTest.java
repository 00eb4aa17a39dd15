package io.modelregistry.core.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.core.memory.MemoryMetadataProvider;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Preparation;
import io.modelregistry.testkit.fault.Faults;
import io.modelregistry.testkit.fault.Gate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final Duration SOON = Duration.ofMillis(1);

    private final Faults faults = new Faults();
    /** Stays open: a renewal may be under way when a lease was closed. */
    private final Metadata metadata = faults.in(new MemoryMetadataProvider().open("memory:"));

    @Test
    void is_renewed_again_and_again() {
        Gate third = faults.nth("renew", 3).pauses();
        try (Lease lease = keep("key", SOON)) {
            third.awaitArrival();
            third.open();
            assertThat(lease).isNotNull();
        }
    }

    @Test
    void is_renewed_again_after_a_failure() {
        faults.next("renew").isRefused();
        Gate second = faults.nth("renew", 2).pauses();
        try (Lease lease = keep("key", SOON)) {
            second.awaitArrival();
            second.open();
            assertThat(lease).isNotNull();
        }
    }

    @Test
    void one_whose_renewal_hangs_does_not_hold_up_another() {
        Gate hanging = faults.nth("renew", 1).pauses();
        Gate other = faults.nth("renew", 2).pauses();
        try (Lease one = keep("one", SOON)) {
            hanging.awaitArrival();
            try (Lease another = keep("another", SOON)) {
                other.awaitArrival();
                other.open();
                assertThat(another).isNotSameAs(one);
            }
            hanging.open();
        }
    }

    private Lease keep(String key, Duration interval) {
        Digest digest = Digest.of(new byte[0]);
        OperationId operation = new OperationId(key, digest);
        metadata.operations()
                .prepare(Preparation.of(
                        operation, new ModelName("churn"), Optional.empty(), Map.of(digest, 0L), Lease.LENGTH));
        return Lease.keep(metadata.operations(), operation, interval);
    }
}
