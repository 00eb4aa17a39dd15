package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.RegistryClient;
import io.modelregistry.error.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private final RegistryClient registry = RegistryClient.open("memory:");

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void listens_at_the_loopback_address_and_leaves_the_client_open() throws Exception {
        Dashboard dashboard = Dashboard.on(registry).start();
        assertThat(InetAddress.getByName(dashboard.address().getHost()).isLoopbackAddress())
                .isTrue();
        assertThat(dashboard).hasToString("dashboard at " + dashboard.address());
        dashboard.close();
        dashboard.close();
        assertThat(registry.models().count()).isZero();
    }

    @Test
    void says_that_a_port_is_taken() throws Exception {
        try (Dashboard first = Dashboard.on(registry).start()) {
            int taken = first.address().getPort();
            assertThatThrownBy(() -> Dashboard.on(registry).port(taken).start()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refuses_what_is_said_wrong_or_twice() {
        Dashboard.Builder builder = Dashboard.on(registry).port(0).metrics().allowChanges();
        assertThatThrownBy(() -> builder.port(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(builder::metrics).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(builder::allowChanges).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> builder.allowChanges(actor -> registry)).isInstanceOf(IllegalStateException.class);
        for (int port : new int[] {-1, 65_536}) {
            assertThatThrownBy(() -> Dashboard.on(registry).port(port))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("0 to 65535");
        }
        for (String host : new String[] {"", "*", "a:80", "http://a", "a/b", "-a"}) {
            assertThatThrownBy(() -> builder.allowHost(host)).isInstanceOf(InvalidInputException.class);
        }
    }
}
