package io.modelregistry.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.StageName;
import io.modelregistry.core.integrity.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was asked for and decided for each stage, within the document of a version. */
final class Promotions {

    private static final String PROMOTIONS = "promotions";
    private static final String REQUESTED_BY = "by";
    private static final String APPROVED_BY = "approved";
    private static final String REJECTED_BY = "rejected";
    private static final String STAGE = "stage";
    private static final String COMMENT = "comment";

    private Promotions() {}

    /** A request leaves nothing of what was decided before. */
    static void request(ObjectNode tree, String actor, Contents content) {
        tree.withObjectProperty(PROMOTIONS)
                .set(content.text(STAGE), CanonicalJson.object().put(REQUESTED_BY, actor));
    }

    static void approve(ObjectNode tree, String actor, Contents content) {
        ObjectNode promotion = promotion(tree, content);
        withdraw(promotion, actor);
        promotion.withArrayProperty(APPROVED_BY).add(actor);
    }

    static void reject(ObjectNode tree, String actor, Contents content) {
        ObjectNode promotion = promotion(tree, content);
        withdraw(promotion, actor);
        promotion.put(REJECTED_BY, actor).put(COMMENT, content.text(COMMENT));
    }

    private static ObjectNode promotion(ObjectNode tree, Contents content) {
        return tree.withObjectProperty(PROMOTIONS).withObjectProperty(content.text(STAGE));
    }

    private static void withdraw(ObjectNode promotion, String actor) {
        ArrayNode others = CanonicalJson.array();
        promotion.path(APPROVED_BY).forEach(approver -> {
            if (!approver.asText().equals(actor)) {
                others.add(approver);
            }
        });
        promotion.set(APPROVED_BY, others);
        if (others.isEmpty()) {
            promotion.remove(APPROVED_BY);
        }
    }

    static Optional<Approval> of(ObjectNode tree, StageName stage) {
        return Optional.ofNullable(tree.path(PROMOTIONS).get(stage.value())).map(Promotions::approval);
    }

    private static Approval approval(JsonNode promotion) {
        List<String> approvers = new ArrayList<>();
        promotion.path(APPROVED_BY).forEach(approver -> approvers.add(approver.asText()));
        Contents content = new Contents(promotion);
        return new Approval(
                approvers, content.find(REJECTED_BY).map(actor -> actor + " rejected it: " + content.text(COMMENT)));
    }

    /** How many stages it was asked for. */
    static int count(ObjectNode tree) {
        return tree.path(PROMOTIONS).size();
    }
}
