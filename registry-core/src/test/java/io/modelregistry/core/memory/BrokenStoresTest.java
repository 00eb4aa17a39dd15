package io.modelregistry.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.Receipt;
import io.modelregistry.testkit.MetadataContract;
import io.modelregistry.testkit.fault.FilterBlobIndex;
import io.modelregistry.testkit.fault.FilterMetadata;
import io.modelregistry.testkit.fault.FilterMetadataStore;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contract finds the mistakes that stores are known to make. */
class BrokenStoresTest {

    @Test
    void finds_numbers_that_were_read_before_they_were_written() {
        assertThat(failures(CountsVersions.class, "CommittingAtOnce"))
                .contains("threads_that_register_into_one_model_get_dense_numbers()");
    }

    @Test
    void finds_a_condemnation_of_a_blob_that_was_pinned_meanwhile() {
        assertThat(failures(ReadsTheGenerationAgain.class, "CollectingAtOnce"))
                .contains("a_pin_and_a_condemnation_at_once_have_one_outcome()");
    }

    @Test
    void finds_a_pin_that_is_overlooked_while_it_turns_into_a_reference() {
        assertThat(failures(OverlooksPins.class, "IndexingBlobs")).contains("sees_the_pins_of_several_operations()");
    }

    @Test
    void finds_an_order_of_events_that_late_ones_change() {
        assertThat(failures(SortsEvents.class, "FollowingEvents"))
                .contains(
                        "gives_each_event_a_position_that_never_changes()",
                        "a_follower_misses_no_event_of_many_writers()");
    }

    private static List<String> failures(Class<? extends MetadataContract> contract, String group) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectNestedClass(
                                        List.of(contract.getName()), MetadataContract.class.getName() + "$" + group))
                                .build(),
                        listener);
        return listener.getSummary().getFailures().stream()
                .map(TestExecutionSummary.Failure::getTestIdentifier)
                .map(test -> test.getDisplayName())
                .toList();
    }

    private abstract static class Broken extends MetadataContract {

        @Override
        protected Metadata openEmpty() {
            return new FilterMetadata(new MemoryMetadataProvider().open("memory:")) {
                @Override
                public MetadataStore store() {
                    return broken(delegate.store());
                }

                @Override
                public BlobIndex blobs() {
                    return broken(delegate.blobs());
                }
            };
        }

        MetadataStore broken(MetadataStore store) {
            return store;
        }

        BlobIndex broken(BlobIndex blobs) {
            return blobs;
        }
    }

    /** Asks for the highest number and tells the next one, as {@code select max(number) + 1} does. */
    static final class CountsVersions extends Broken {

        @Override
        MetadataStore broken(MetadataStore store) {
            return new FilterMetadataStore(store) {
                @Override
                public CommitResult commit(Commit commit) {
                    int number = delegate.model(commit.model())
                            .map(ModelRecord::lastNumber)
                            .orElse(0);
                    LockSupport.parkNanos(100_000);
                    CommitResult result = delegate.commit(commit);
                    return result instanceof CommitResult.Done done
                            ? new CommitResult.Done(counted(done.receipt(), number + 1))
                            : result;
                }
            };
        }

        private static Receipt counted(Receipt receipt, int number) {
            return new Receipt(receipt.model(), receipt.sequence(), receipt.at(), OptionalInt.of(number));
        }
    }

    /** Takes the generation that it finds for the one that the collector decided on. */
    static final class ReadsTheGenerationAgain extends Broken {

        @Override
        BlobIndex broken(BlobIndex blobs) {
            return new FilterBlobIndex(blobs) {
                @Override
                public boolean condemn(long id, long generation) {
                    LockSupport.parkNanos(100_000);
                    List<BlobRecord> found = delegate.after(id - 1, 1);
                    return !found.isEmpty() && delegate.condemn(id, found.get(0).generation());
                }
            };
        }
    }

    /** Looks at versions only. */
    static final class OverlooksPins extends Broken {

        @Override
        BlobIndex broken(BlobIndex blobs) {
            return new FilterBlobIndex(blobs) {
                @Override
                public boolean isReferenced(long id) {
                    return !delegate.uses(id, 1).isEmpty();
                }
            };
        }
    }

    /** Numbers events by line and time whenever it is asked, so that a late one moves those that were given before. */
    static final class SortsEvents extends Broken {

        private static final Comparator<EventRecord> ORDER =
                Comparator.comparing((EventRecord event) -> event.line().name()).thenComparing(EventRecord::at);

        @Override
        MetadataStore broken(MetadataStore store) {
            return new FilterMetadataStore(store) {
                @Override
                public List<EventRecord.Positioned> eventsAfter(long position, int limit) {
                    List<EventRecord> events = delegate.eventsAfter(0, Integer.MAX_VALUE).stream()
                            .map(EventRecord.Positioned::event)
                            .sorted(ORDER)
                            .toList();
                    return LongStream.range(position, Math.min(position + limit, events.size()))
                            .mapToObj(i -> new EventRecord.Positioned(i + 1, events.get((int) i)))
                            .toList();
                }
            };
        }
    }
}
