package io.modelregistry.core.policy;

import io.modelregistry.Digest;
import io.modelregistry.Metric;
import io.modelregistry.ModelName;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.core.event.Annotations;
import io.modelregistry.core.event.Contents;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.event.RuleFormat;
import io.modelregistry.core.event.Settings;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.core.integrity.Facts;
import io.modelregistry.core.integrity.FactsWriter;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.lineage.Signature;
import io.modelregistry.rule.StageRule;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.RegistrySettings;
import io.modelregistry.spi.Revision;
import io.modelregistry.spi.VersionRecord;
import io.modelregistry.spi.VersionSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A model as a decision reads it. Every version was registered by ana; what is not said of it, it does not have. */
final class ReadModel implements StageReads {

    static final ModelName CHURN = new ModelName("churn");
    static final StageName PRODUCTION = new StageName("production");
    static final long REVISION = 42;
    static final long REGISTRY_REVISION = 7;

    private static final Lineage NO_LINEAGE =
            new Lineage(List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());

    private final Map<Integer, Facts> facts = new HashMap<>();
    private final Map<Integer, Annotations> annotations = new HashMap<>();
    private final Map<StageName, List<StageChange>> moves = new HashMap<>();
    private Annotations own = Annotations.NONE;
    private Settings settings = Settings.NONE;
    private int level = Level.RULES;
    private Instant now = Instant.EPOCH;

    /** Something is said about a version. */
    ReadModel say(int number, Remark remark, String actor) {
        remark.precondition().check("churn:" + number, said(number));
        annotations.put(number, said(number).after(remark.kind(), actor, new Contents(remark.content())));
        return this;
    }

    private Annotations said(int number) {
        return annotations.getOrDefault(number, Annotations.NONE);
    }

    ReadModel measured(int number, Metric... metrics) {
        return say(number, Remark.measure(List.of(metrics)), "ana");
    }

    ReadModel signature(int number, Signature signature) {
        return fixed(number, NO_LINEAGE, Optional.of(signature));
    }

    ReadModel lineage(int number, Lineage lineage) {
        return fixed(number, lineage, Optional.empty());
    }

    private ReadModel fixed(int number, Lineage lineage, Optional<Signature> signature) {
        facts.put(number, new Facts(Map.of(), List.of(), lineage, List.of(), Optional.empty(), signature, Map.of()));
        return this;
    }

    /** The model's own rules of production. */
    ReadModel rules(StageRule... rules) {
        Remark remark = new RuleSetting(PRODUCTION, List.of(rules), "because").ofModel();
        own = own.after(remark.kind(), "ana", new Contents(remark.content()));
        return this;
    }

    /** The model's own rules of production as another library may have stored them. */
    ReadModel storedRules(String json) {
        own = own.after(
                EventKinds.RULES_SET,
                "ana",
                new Contents(CanonicalJson.read("test", "{\"stage\":\"production\",\"rules\":" + json + "}")));
        return this;
    }

    /** The rules of production for all models. */
    ReadModel rulesForAll(int atLevel, StageRule... rules) {
        var content = CanonicalJson.object().put("stage", "production").put("level", Integer.toString(atLevel));
        content.set("rules", RuleFormat.write(List.of(rules)));
        settings = settings.after(EventKinds.RULES_SET, new Contents(content));
        return this;
    }

    ReadModel level(int written) {
        level = written;
        return this;
    }

    /** A version is put into a stage, so many seconds after the epoch. */
    ReadModel moved(String stage, int to, long seconds) {
        return moved(stage, OptionalInt.of(to), "because", seconds, OptionalLong.empty());
    }

    ReadModel emptied(String stage, long seconds) {
        return moved(stage, OptionalInt.empty(), "because", seconds, OptionalLong.empty());
    }

    ReadModel moved(String stage, OptionalInt to, String reason, long seconds, OptionalLong undoes) {
        StageName name = new StageName(stage);
        List<StageChange> log = moves.computeIfAbsent(name, key -> new ArrayList<>());
        OptionalInt from =
                log.isEmpty() ? OptionalInt.empty() : log.get(log.size() - 1).to();
        Instant at = Instant.EPOCH.plusSeconds(seconds);
        log.add(new StageChange(CHURN, name, log.size() + 10L, from, to, "ana", reason, at, undoes));
        return this;
    }

    ReadModel at(Instant instant) {
        now = instant;
        return this;
    }

    ModelRecord model() {
        return new ModelRecord(
                1,
                CHURN,
                REVISION,
                3,
                "",
                Map.of(),
                own.revision().annotations(),
                own.lifecycle(),
                List.of(),
                "ana",
                Instant.EPOCH,
                Instant.EPOCH,
                level);
    }

    @Override
    public RegistrySettings settings() {
        return new RegistrySettings(REGISTRY_REVISION, settings.document());
    }

    @Override
    public List<StageChange> moves(StageName stage) {
        return List.copyOf(moves.getOrDefault(stage, List.of()));
    }

    @Override
    public VersionRecord version(int number) {
        if (!facts.containsKey(number)) {
            fixed(number, NO_LINEAGE, Optional.empty());
        }
        Revision said = said(number).revision();
        VersionSummary summary = new VersionSummary(
                CHURN,
                number,
                Optional.empty(),
                Digest.of(new byte[] {(byte) number}),
                Instant.EPOCH,
                said.lifecycle());
        return new VersionRecord(
                number,
                summary,
                1,
                FactsWriter.write(facts.get(number)),
                said.description(),
                said.tags(),
                said.annotations(),
                List.of(),
                "ana");
    }

    @Override
    public Instant now() {
        return now;
    }
}
