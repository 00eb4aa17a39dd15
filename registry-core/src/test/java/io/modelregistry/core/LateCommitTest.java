package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Model;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageChange;
import io.modelregistry.StageHandle;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.error.StageRuleException;
import io.modelregistry.rule.StageRule;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.OperationLog;
import io.modelregistry.testkit.fault.FilterMetadata;
import io.modelregistry.testkit.fault.FilterMetadataStore;
import io.modelregistry.testkit.fault.FilterOperationLog;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commits whose answer was lost and that happen late: after the client asked for their operation key in vain, and before it
 * reads again what it decides on. So does a database when the link breaks while a commit is on its way.
 */
class LateCommitTest {

    @TempDir
    private Path directory;

    private TestRegistry registry;
    private ModelVersion first;
    private ModelVersion second;
    private StageHandle stage;
    private LateCommit late;
    private RegistryClient unlucky;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory);
        first = register(registry.client(), 1);
        second = register(registry.client(), 2);
        stage = registry.client().model("churn").stage("production");
        late = new LateCommit(registry.metadata());
        unlucky = registry.client(late, "ben");
    }

    @AfterEach
    void close() {
        unlucky.close();
        registry.close();
    }

    @Test
    void a_replacement_that_happens_late_is_no_conflict_with_itself() {
        StageChange assigned = stage.assign(first, "it is the only one");
        StageChange replaced = unluckyStage().replace(assigned, second, "it is better");
        assertThat(stage.history()).containsExactly(assigned, replaced);
    }

    @Test
    void a_replacement_that_someone_else_forestalled_is_a_conflict_all_the_same() {
        StageChange assigned = stage.assign(first, "it is the only one");
        late.never();
        late.meanwhile(() -> stage.assign(second, "I was faster"));
        assertThatThrownBy(() -> unluckyStage().replace(assigned, second, "it is better"))
                .isInstanceOf(ConflictException.class);
        assertThat(stage.history()).hasSize(2);
    }

    @Test
    void an_assignment_that_happens_late_is_done_once() {
        StageChange assigned = unluckyStage().assign(first, "it is the only one");
        assertThat(stage.history()).containsExactly(assigned);
    }

    @Test
    void an_assignment_that_happened_late_is_done_although_rules_forbid_it_by_now() {
        late.meanwhile(() -> {
            stage.assign(second, "it is better");
            stage.setRules("from now on", StageRule.description());
        });
        StageChange assigned = unluckyStage().assign(first, "it is the only one");
        assertThat(stage.history()).hasSize(2).startsWith(assigned);
    }

    @Test
    void an_assignment_that_did_not_happen_is_refused_by_rules_set_meanwhile() {
        late.never();
        late.meanwhile(() -> stage.setRules("from now on", StageRule.description()));
        assertThatThrownBy(() -> unluckyStage().assign(first, "it is the only one"))
                .isInstanceOf(StageRuleException.class);
        assertThat(stage.history()).isEmpty();
    }

    @Test
    void a_rollback_that_happens_late_is_done_once() {
        StageChange assigned = stage.assign(first, "it is the only one");
        StageChange undone = unluckyStage().rollback("it is not good");
        assertThat(stage.history()).containsExactly(assigned, undone);
    }

    @Test
    void clearing_a_stage_late_is_done_once() {
        StageChange assigned = stage.assign(first, "it is the only one");
        StageChange cleared = unluckyStage().clear("it is not needed");
        assertThat(stage.history()).containsExactly(assigned, cleared);
    }

    @Test
    void creating_a_model_late_is_done_once() {
        Model created = unlucky.model("fraud").create().tag("team", "risk").create();
        assertThat(created.tags()).containsEntry("team", "risk");
    }

    @Test
    void a_registration_that_happens_late_is_done_once() {
        assertThat(register(unlucky, 3).reference()).isEqualTo("churn:3");
        assertThat(registry.client().model("churn").versions().count()).isEqualTo(3);
    }

    @Test
    void a_deletion_that_happens_late_is_done_once() {
        unlucky.version("churn:1").delete("superseded");
        assertThat(registry.client().find("churn:1")).isEmpty();
        assertThat(registry.client().history().kind("deleted").list()).hasSize(1);
    }

    @Test
    void a_comment_that_happens_late_is_made_once() {
        unlucky.version("churn:1").comment("looks good");
        assertThat(registry.client().version("churn:1").comments()).hasSize(1);
    }

    @Test
    void an_attachment_that_happens_late_is_made_once() {
        unlucky.version("churn:1").attach("card.md", new byte[] {1});
        assertThat(registry.client().version("churn:1").attachments().list()).hasSize(1);
        assertThat(registry.client().history().kind("attached").list()).hasSize(1);
    }

    private StageHandle unluckyStage() {
        return unlucky.model("churn").stage("production");
    }

    private static ModelVersion register(RegistryClient client, int content) {
        return client.model("churn")
                .newVersion()
                .file("a", new byte[] {(byte) content})
                .register();
    }

    /** Takes the first commit, says nothing, and carries it out when its key was asked for. */
    private static final class LateCommit extends FilterMetadata {

        private Optional<Commit> waiting = Optional.empty();
        private boolean isOver;
        private boolean isLost;
        private Runnable meanwhile = () -> {};

        LateCommit(Metadata delegate) {
            super(delegate);
        }

        /** Does not carry it out after all. */
        void never() {
            isLost = true;
        }

        /** Does this at the time. */
        void meanwhile(Runnable event) {
            meanwhile = event;
        }

        @Override
        public MetadataStore store() {
            return new FilterMetadataStore(super.store()) {
                @Override
                public CommitResult commit(Commit commit) {
                    if (isOver) {
                        return super.commit(commit);
                    }
                    isOver = true;
                    waiting = Optional.of(commit);
                    throw OutcomeUnknownException.of(
                            "change", commit.operation().key(), null);
                }
            };
        }

        @Override
        public OperationLog operations() {
            return new FilterOperationLog(super.operations()) {
                @Override
                public Optional<OperationRecord> find(String key) {
                    Optional<OperationRecord> found = super.find(key);
                    waiting.filter(commit -> !isLost).ifPresent(delegateStore()::commit);
                    waiting = Optional.empty();
                    meanwhile.run();
                    meanwhile = () -> {};
                    return found;
                }
            };
        }

        private MetadataStore delegateStore() {
            return delegate.store();
        }
    }
}
