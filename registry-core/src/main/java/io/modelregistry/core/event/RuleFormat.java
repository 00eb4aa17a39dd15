package io.modelregistry.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.Objective;
import io.modelregistry.StageName;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.rule.StageRule;
import io.modelregistry.rule.StageRule.Approvals;
import io.modelregistry.rule.StageRule.BeenIn;
import io.modelregistry.rule.StageRule.Bound;
import io.modelregistry.rule.StageRule.CompatibleSignature;
import io.modelregistry.rule.StageRule.Described;
import io.modelregistry.rule.StageRule.Movers;
import io.modelregistry.rule.StageRule.NotWorse;
import io.modelregistry.rule.StageRule.Tagged;
import io.modelregistry.rule.StageRule.Threshold;
import io.modelregistry.rule.StageRule.Traceable;
import io.modelregistry.rule.StageRule.Unknown;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stage rules as canonical JSON. The format is permanent and published in docs/formats.md. */
public final class RuleFormat {

    private static final String TYPE = "type";
    private static final String AT_LEAST = "at-least";
    private static final String AT_MOST = "at-most";
    private static final String NOT_WORSE = "not-worse";
    private static final String TAG = "tag";
    private static final String DESCRIPTION = "description";
    private static final String LINEAGE = "lineage";
    private static final String COMPATIBLE_SIGNATURE = "compatible-signature";
    private static final String BEEN_IN = "been-in";
    private static final String APPROVALS = "approvals";
    private static final String MOVERS = "movers";

    private static final String METRIC = "metric";
    private static final String LIMIT = "limit";
    private static final String BEST = "best";
    private static final String TOLERANCE = "tolerance";
    private static final String DATA = "data";
    private static final String VALUE = "value";
    private static final String STAGE = "stage";
    private static final String DURATION = "duration";
    private static final String PEOPLE = "people";
    private static final String ACTORS = "actors";

    private RuleFormat() {}

    /** One object a rule, in order. */
    public static ArrayNode write(List<StageRule> rules) {
        ArrayNode array = CanonicalJson.array();
        rules.forEach(rule -> array.add(write(rule)));
        return array;
    }

    /** The rules in an array; what this library would have written otherwise, or not at all, is {@link Unknown}. */
    public static List<StageRule> read(JsonNode array) {
        List<StageRule> rules = new ArrayList<>();
        array.forEach(node -> rules.add(rule(node)));
        return List.copyOf(rules);
    }

    private static ObjectNode write(StageRule rule) {
        if (rule instanceof Threshold threshold) {
            return data(
                    of(threshold.bound() == Bound.AT_LEAST ? AT_LEAST : AT_MOST)
                            .put(METRIC, threshold.metric())
                            .put(LIMIT, Double.toHexString(threshold.limit())),
                    threshold.data());
        }
        if (rule instanceof NotWorse notWorse) {
            return data(
                    of(NOT_WORSE)
                            .put(METRIC, notWorse.metric())
                            .put(BEST, notWorse.best().name().toLowerCase(Locale.ROOT))
                            .put(TOLERANCE, Double.toHexString(notWorse.tolerance())),
                    notWorse.data());
        }
        if (rule instanceof Tagged tagged) {
            ObjectNode node = of(TAG).put(TAG, tagged.key());
            tagged.value().ifPresent(value -> node.put(VALUE, value));
            return node;
        }
        if (rule instanceof BeenIn beenIn) {
            return of(BEEN_IN)
                    .put(STAGE, beenIn.stage().value())
                    .put(DURATION, beenIn.duration().toString());
        }
        if (rule instanceof Approvals approvals) {
            return of(APPROVALS).put(PEOPLE, Integer.toString(approvals.people()));
        }
        if (rule instanceof Movers movers) {
            ObjectNode node = of(MOVERS);
            movers.actors().forEach(node.putArray(ACTORS)::add);
            return node;
        }
        return of(nameOf(rule));
    }

    private static String nameOf(StageRule rule) {
        if (rule instanceof Described) {
            return DESCRIPTION;
        }
        if (rule instanceof Traceable) {
            return LINEAGE;
        }
        if (rule instanceof CompatibleSignature) {
            return COMPATIBLE_SIGNATURE;
        }
        throw new IllegalArgumentException("There is no form for " + rule);
    }

    private static ObjectNode of(String type) {
        return CanonicalJson.object().put(TYPE, type);
    }

    private static ObjectNode data(ObjectNode node, Optional<String> data) {
        data.ifPresent(set -> node.put(DATA, set));
        return node;
    }

    private static StageRule rule(JsonNode node) {
        Contents content = new Contents(node);
        try {
            return known(content).filter(rule -> write(rule).equals(node)).orElseGet(() -> unknown(content));
        } catch (InvalidInputException | IllegalArgumentException | DateTimeException e) {
            return unknown(content);
        }
    }

    private static StageRule unknown(Contents content) {
        return new Unknown(content.text(TYPE));
    }

    private static Optional<StageRule> known(Contents content) {
        return switch (content.text(TYPE)) {
            case AT_LEAST -> Optional.of(threshold(content, Bound.AT_LEAST));
            case AT_MOST -> Optional.of(threshold(content, Bound.AT_MOST));
            case NOT_WORSE -> Optional.of(notWorse(content));
            case TAG -> Optional.of(new Tagged(content.text(TAG), content.find(VALUE)));
            case DESCRIPTION -> Optional.of(new Described());
            case LINEAGE -> Optional.of(new Traceable());
            case COMPATIBLE_SIGNATURE -> Optional.of(new CompatibleSignature());
            case BEEN_IN ->
                Optional.of(new BeenIn(new StageName(content.text(STAGE)), Duration.parse(content.text(DURATION))));
            case APPROVALS -> Optional.of(new Approvals(Integer.parseInt(content.text(PEOPLE))));
            case MOVERS -> Optional.of(movers(content));
            default -> Optional.empty();
        };
    }

    private static Threshold threshold(Contents content, Bound bound) {
        return new Threshold(content.text(METRIC), bound, Double.parseDouble(content.text(LIMIT)), content.find(DATA));
    }

    private static NotWorse notWorse(Contents content) {
        return new NotWorse(
                content.text(METRIC),
                Objective.valueOf(content.text(BEST).toUpperCase(Locale.ROOT)),
                Double.parseDouble(content.text(TOLERANCE)),
                content.find(DATA));
    }

    private static Movers movers(Contents content) {
        List<String> actors = new ArrayList<>();
        content.root().path(ACTORS).forEach(actor -> actors.add(actor.asText()));
        return new Movers(actors);
    }
}
