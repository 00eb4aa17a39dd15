package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Model;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageChange;
import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.system.Intercepted.Call;
import io.modelregistry.system.Intercepted.Interceptor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commits whose answer was lost and that happen later: after the client asked for their operation key in vain, and before it
 * reads again what it decides on. A database does that when the link breaks while the commit is on its way.
 */
class LateCommitTest {

    @TempDir
    private Path directory;

    private TestRegistry place;
    private RegistryClient registry;
    private ModelVersion first;
    private ModelVersion second;

    @BeforeEach
    void open() throws Exception {
        place = TestRegistry.in(directory, MetadataKind.MEMORY, ArtifactKind.MEMORY);
        registry = place.open();
        first = Versions.register(registry, "churn", new byte[] {1});
        second = Versions.register(registry, "churn", new byte[] {2});
    }

    @AfterEach
    void close() throws Exception {
        registry.close();
        place.close();
    }

    @Test
    void a_replacement_that_happens_late_is_no_conflict_with_itself() {
        StageChange assigned = registry.model("churn").stage("production").assign(first, "it is the only one");
        try (RegistryClient unlucky = openLate()) {
            StageChange replaced =
                    unlucky.model("churn").stage("production").replace(assigned, second, "it is better");
            assertThat(registry.model("churn").stage("production").history()).containsExactly(assigned, replaced);
        }
    }

    @Test
    void a_rollback_that_happens_late_is_done_once() {
        StageChange assigned = registry.model("churn").stage("production").assign(first, "it is the only one");
        StageChange replaced = registry.model("churn").stage("production").assign(second, "it is better");
        try (RegistryClient unlucky = openLate()) {
            StageChange undone = unlucky.model("churn").stage("production").rollback("it is not");
            assertThat(registry.model("churn").stage("production").history())
                    .containsExactly(assigned, replaced, undone);
            assertThat(registry.resolve("churn@production").number()).isEqualTo(1);
        }
    }

    @Test
    void clearing_a_stage_that_happens_late_is_done_once() {
        registry.model("churn").stage("production").assign(first, "it is the only one");
        try (RegistryClient unlucky = openLate()) {
            StageChange cleared = unlucky.model("churn").stage("production").clear("it is not needed");
            assertThat(registry.model("churn").stage("production").current()).contains(cleared);
        }
    }

    @Test
    void creating_a_model_that_happens_late_is_done_once() {
        try (RegistryClient unlucky = openLate()) {
            Model created = unlucky.model("fraud").create().tag("team", "risk").create();
            assertThat(created.tags()).containsEntry("team", "risk");
        }
    }

    @Test
    void a_registration_that_happens_late_is_done_once() {
        try (RegistryClient unlucky = openLate()) {
            ModelVersion version = Versions.register(unlucky, "churn", new byte[] {3});
            assertThat(version.reference()).isEqualTo("churn:3");
            assertThat(registry.model("churn").versions().count()).isEqualTo(3);
        }
    }

    @Test
    void the_first_registration_that_happens_late_is_done_once() {
        try (RegistryClient unlucky = openLate()) {
            assertThat(Versions.register(unlucky, "fraud", new byte[] {3}).reference()).isEqualTo("fraud:1");
            assertThat(registry.model("fraud").versions().count()).isEqualTo(1);
        }
    }

    private RegistryClient openLate() {
        return place.openOver(Intercepted.metadata(place.metadata(), new LateCommit()), place.artifacts());
    }

    /** Takes the first commit, says nothing, and carries it out when the operation key was asked for. */
    private static final class LateCommit implements Interceptor {

        private Call late;
        private boolean over;

        @Override
        public Object call(Call call) throws Throwable {
            if (call.name().equals("commit") && !over && late == null) {
                late = call;
                throw OutcomeUnknownException.of("change", "of a test", null);
            }
            Object result = call.proceed();
            if (call.name().equals("find") && late != null) {
                late.proceed();
                late = null;
                over = true;
            }
            return result;
        }
    }
}
