package io.modelregistry.core;

import io.modelregistry.StageName;
import io.modelregistry.core.event.Contents;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.rule.Promotion;
import io.modelregistry.rule.Promotion.Decision;
import io.modelregistry.rule.Promotion.Verdict;
import io.modelregistry.spi.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the history of a version tells of its promotion, with comments and times. */
final class PromotionLog {

    private PromotionLog() {}

    /** What was last asked for and decided since, by the events about the version. */
    static Optional<Promotion> newest(String version, StageName stage, List<EventRecord> events) {
        Optional<EventRecord> request = Optional.empty();
        List<Decision> decisions = new ArrayList<>();
        for (EventRecord event : events) {
            if (!Contents.of(event).text("stage").equals(stage.value())) {
                continue;
            }
            switch (event.kind()) {
                case EventKinds.PROMOTION_REQUESTED -> {
                    request = Optional.of(event);
                    decisions.clear();
                }
                case EventKinds.PROMOTION_APPROVED -> decide(decisions, event, Verdict.APPROVED);
                case EventKinds.PROMOTION_REJECTED -> decide(decisions, event, Verdict.REJECTED);
                default -> {}
            }
        }
        return request.map(
                asked -> new Promotion(version, stage.value(), asked.actor(), comment(asked), asked.at(), decisions));
    }

    private static void decide(List<Decision> decisions, EventRecord event, Verdict verdict) {
        decisions.removeIf(earlier -> earlier.actor().equals(event.actor()));
        decisions.add(new Decision(event.actor(), verdict, comment(event), event.at()));
    }

    private static String comment(EventRecord event) {
        return Contents.of(event).text("comment");
    }
}
