package io.modelregistry.core.inspect;

import io.modelregistry.Limits;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.Signature.Tensor;
import io.modelregistry.spi.Inspection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a {@code ModelProto} of {@code protos/tribuo-core.proto} in tribuo-core says, whatever kind of model is in it. */
final class TribuoModel {

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<Tensor> features = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private String outputType = "";
    private String version = "";

    void read(ProtoReader envelope) throws IOException {
        while (envelope.next()) {
            switch (envelope.field()) {
                case 2 -> put("model", envelope.text());
                case 3 -> model(Protos.unpacked(envelope.message()));
                default -> {}
            }
        }
    }

    private void put(String key, String value) {
        if (!value.isEmpty()) {
            properties.put("tribuo." + key, value);
        }
    }

    /** Each kind of model has what it shares with the others in its first field. */
    private void model(ProtoReader model) throws IOException {
        while (model.next()) {
            if (model.field() == 1) {
                shared(model.message());
                return;
            }
        }
    }

    private void shared(ProtoReader data) throws IOException {
        while (data.next()) {
            switch (data.field()) {
                case 1 -> put("name", data.text());
                case 2 -> TribuoProvenance.read(data.message()).forEach(this::put);
                case 4 -> features(data.message());
                case 5 -> outputs(data.message());
                case 6 -> version = data.text();
                default -> {}
            }
        }
    }

    /** A domain has its entries in the first field, or after a hasher or a flag in the second. */
    private void features(ProtoReader domain) throws IOException {
        int entries = 1;
        while (domain.next()) {
            if (domain.field() == 2) {
                entries = domain.text().endsWith(".ImmutableFeatureMap") ? 1 : 2;
            } else if (domain.field() == 3) {
                ProtoReader map = Protos.unpacked(domain.message());
                while (map.next()) {
                    if (map.field() == entries) {
                        Tensors.add(features, feature(map.message()));
                    }
                }
            }
        }
        properties.put("tribuo.features", (long) features.size());
    }

    private static Tensor feature(ProtoReader info) throws IOException {
        String name = "";
        while (info.next()) {
            if (info.field() == 3) {
                name = first(Protos.unpacked(info.message()));
            }
        }
        return Tensors.named(name, Tensors.of("double", List.of()));
    }

    private static String first(ProtoReader message) throws IOException {
        return message.next() && message.field() == 1 ? message.text() : "";
    }

    /** Domains of labels and of numbers alike have the names of their dimensions first. */
    private void outputs(ProtoReader domain) throws IOException {
        while (domain.next()) {
            if (domain.field() == 2) {
                outputType = kind(domain.text());
            } else if (domain.field() == 3) {
                ProtoReader names = Protos.unpacked(domain.message());
                while (names.next() && names.field() == 1 && outputs.size() < Limits.FACTS) {
                    outputs.add(names.text());
                }
            }
        }
    }

    /** {@code Label} of {@code org.tribuo.classification.ImmutableLabelInfo}. */
    private static String kind(String className) {
        return className
                .replaceFirst(".*\\.", "")
                .replaceFirst("^(?:Imm|M)utable", "")
                .replaceFirst("Info$", "");
    }

    Inspection addTo(Inspection found) {
        put("outputs", String.join(",", outputs));
        Inspection more = Protos.with(found, properties);
        if (!version.isEmpty()) {
            more = more.frameworkVersion(version);
        }
        return features.isEmpty() ? more : more.signature(signature());
    }

    private Signature signature() {
        Signature given = new Signature(features, List.of());
        return outputType.isEmpty() ? given : given.output("output", outputType);
    }
}
