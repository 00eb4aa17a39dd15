package io.modelregistry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelName;
import io.modelregistry.spi.ChangeListening;
import io.modelregistry.spi.Metadata;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** PostgreSQL tells of changes; another registry's in the same database are not heard. */
class AnnouncementsTest {

    private final BlockingQueue<ModelName> heard = new LinkedBlockingQueue<>();

    @Test
    void changes_by_any_client_are_told_also_after_the_link_broke() throws Exception {
        String address = TestStore.POSTGRESQL.newAddress();
        String elsewhere = TestStore.POSTGRESQL.newAddress();
        try (Metadata listener = TestStore.open(address);
                Metadata writer = TestStore.open(address);
                Metadata stranger = TestStore.open(elsewhere)) {
            try (ChangeListening listening = listener.listen(heard::add)) {
                hears(writer, 1);
                Commits.register(stranger, Commits.CHURN, Commits.version("elsewhere"));
                breakListeners(address);
                hears(writer, 2);
                assertThat(listening).isNotSameAs(ChangeListening.NONE);
            }
            Commits.register(writer, Commits.CHURN, Commits.version("unheard"));
            assertThat(heard).isEmpty();
        }
    }

    /** A change while nobody listens is never told, so there may have to be more than one. */
    private void hears(Metadata writer, int round) throws Exception {
        ModelName told = null;
        for (int i = 0; told == null && i < 100; i++) {
            Commits.register(writer, Commits.CHURN, Commits.version(round + "." + i));
            told = heard.poll(500, TimeUnit.MILLISECONDS);
        }
        assertThat(told).isEqualTo(Commits.CHURN);
        heard.clear();
    }

    private static void breakListeners(String address) throws Exception {
        try (Connection connection = TestStore.connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %'"
                    + " or query like 'select current_schema()%'");
        }
    }

    @Test
    void other_databases_tell_nothing() throws Exception {
        try (Metadata metadata = TestStore.open(TestStore.SQLITE.newAddress());
                ChangeListening listening = metadata.listen(heard::add)) {
            Commits.register(metadata, Commits.CHURN, Commits.version("a"));
            assertThat(listening).isSameAs(ChangeListening.NONE);
        }
    }
}
