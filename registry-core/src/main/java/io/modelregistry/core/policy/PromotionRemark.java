package io.modelregistry.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.Limits;
import io.modelregistry.StageName;
import io.modelregistry.core.event.Annotations;
import io.modelregistry.core.event.Approval;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;

/**
 * What people say about a version that is to enter a stage.
 *
 * @param stage which stage
 * @param comment why
 */
public record PromotionRemark(StageName stage, String comment) {

    /** Checks the comment. */
    public PromotionRemark {
        if (comment.isBlank()) {
            throw InvalidInputException.of("comment", comment, "a text that says why");
        }
        Texts.label("comment", comment, Limits.LINE_LENGTH);
    }

    /** It should enter. */
    public Remark request() {
        Remark.Precondition hasRoom = (subject, before) -> {
            if (before.promotions() >= Limits.RULES && before.approval(stage).isEmpty()) {
                throw InvalidInputException.of(
                        "stage",
                        stage.value(),
                        "at most " + Limits.RULES + " stages that " + subject + " is asked for");
            }
        };
        return Remark.of(EventKinds.PROMOTION_REQUESTED, content(), Remark.SHOWN.and(hasRoom));
    }

    /**
     * It may enter.
     *
     * @param author who registered the version
     * @param actor who says it
     */
    public Remark approve(String author, String actor) {
        Remark.Precondition fits = (subject, before) -> {
            if (author.equals(actor)) {
                throw ConflictException.of(
                        approvalOf(subject), actor + " registered it, and others than its author must approve it");
            }
            Approval approval = requireOpen(subject, before);
            if (approval.approvedBy().size() >= Limits.APPROVALS
                    && !approval.approvedBy().contains(actor)) {
                throw InvalidInputException.of("approval by", actor, "at most " + Limits.APPROVALS + " approvals");
            }
        };
        return Remark.of(EventKinds.PROMOTION_APPROVED, content(), Remark.SHOWN.and(fits));
    }

    /** It may not enter. */
    public Remark reject() {
        return Remark.of(EventKinds.PROMOTION_REJECTED, content(), Remark.SHOWN.and(this::requireOpen));
    }

    private Approval requireOpen(String subject, Annotations before) {
        Approval approval = before.approval(stage)
                .orElseThrow(() -> ConflictException.of(approvalOf(subject), "nobody asked for it"));
        approval.rejection().ifPresent(rejection -> {
            throw ConflictException.of(approvalOf(subject), rejection + "; it must be asked for again");
        });
        return approval;
    }

    private String approvalOf(String subject) {
        return "promotion of " + subject + " to " + stage;
    }

    private ObjectNode content() {
        return CanonicalJson.object().put("stage", stage.value()).put("comment", comment);
    }
}
