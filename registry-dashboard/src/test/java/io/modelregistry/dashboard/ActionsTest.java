package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelregistry.CanIgnoreReturnValue;
import io.modelregistry.StageChange;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionsTest {
    private static final String CHURN = "/api/v1/models/churn";
    private static final String PRODUCTION = CHURN + "/stages/production";

    private Served served;

    @BeforeEach
    void serve(@TempDir Path cache) throws Exception {
        served = Served.changeable(cache);
    }

    @AfterEach
    void close() {
        served.close();
    }

    @CanIgnoreReturnValue
    private JsonNode done(String path, String body) throws Exception {
        HttpResponse<String> answer = served.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Served.json(answer);
    }

    private StageChange current() {
        return served.registry.model("churn").stage("production").current().orElseThrow();
    }

    @Test
    void moves_a_stage_takes_it_back_and_empties_it() throws Exception {
        assertThat(done(PRODUCTION + "/move", "{\"version\":\"2\",\"reason\":\"better\"}")
                        .path("to")
                        .asInt())
                .isEqualTo(2);
        done(PRODUCTION + "/rollback", "{\"reason\":\"worse\"}");
        assertThat(current().to()).hasValue(1);
        done(PRODUCTION + "/clear", "{\"reason\":\"closed\"}");
        assertThat(current().to()).isEmpty();
        assertThat(current().reason()).isEqualTo("closed");
    }

    @Test
    void moves_only_from_the_move_that_was_seen() throws Exception {
        long seen = current().id();
        String body = "{\"version\":\"1.1.0\",\"reason\":\"better\",\"expectedMove\":" + seen + "}";
        done(PRODUCTION + "/move", body);
        HttpResponse<String> again = served.post(PRODUCTION + "/move", body);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Served.json(again).path("code").asText()).isEqualTo("conflict");
    }

    @Test
    void takes_back_the_move_that_was_seen() throws Exception {
        done(PRODUCTION + "/move", "{\"version\":\"2\",\"reason\":\"better\"}");
        String body = "{\"reason\":\"worse\",\"move\":" + current().id() + "}";
        done(PRODUCTION + "/rollback", body);
        assertThat(served.post(PRODUCTION + "/rollback", body).statusCode()).isEqualTo(409);
        assertThat(current().to()).hasValue(1);
    }

    @Test
    void asks_for_promotions_and_rejects_them() throws Exception {
        String body = "{\"version\":\"2\",\"comment\":\"please\"}";
        assertThat(done(PRODUCTION + "/request", body).path("requestedBy").asText())
                .isEqualTo("ana");
        assertThat(served.post(PRODUCTION + "/approve", body).statusCode())
                .as("by the author")
                .isEqualTo(409);
        assertThat(done(PRODUCTION + "/reject", body).at("/decisions/0/verdict").asText())
                .isEqualTo("rejected");
    }

    @Test
    void annotates_models_and_versions() throws Exception {
        for (String subject : new String[] {CHURN, CHURN + "/versions/1"}) {
            done(subject + "/describe", "{\"markdown\":\"for *growth*\"}");
            assertThat(done(subject + "/tag", "{\"key\":\"team\",\"value\":\"growth\"}")
                            .at("/tags/team")
                            .asText())
                    .isEqualTo("growth");
            assertThat(done(subject + "/untag", "{\"key\":\"team\"}").path("tags"))
                    .isEmpty();
            assertThat(done(subject + "/comment", "{\"markdown\":\"well\"}")
                            .path("actor")
                            .asText())
                    .isEqualTo("ana");
        }
        assertThat(served.registry.model("churn").require().description()).isEqualTo("for *growth*");
        assertThat(served.registry.require("churn:1").description()).isEqualTo("for *growth*");
    }

    @Test
    void deprecates_and_takes_it_back() throws Exception {
        JsonNode said = done(CHURN + "/versions/1/deprecate", "{\"reason\":\"old\",\"successor\":\"churn:2\"}");
        assertThat(said.at("/deprecation/successor").asText()).isEqualTo("churn:2");
        assertThat(done(CHURN + "/versions/1/undeprecate", "{\"reason\":\"not yet\"}")
                        .has("deprecation"))
                .isFalse();
    }
}
