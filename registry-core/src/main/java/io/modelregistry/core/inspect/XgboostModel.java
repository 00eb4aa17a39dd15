package io.modelregistry.core.inspect;

import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.Signature.Tensor;
import io.modelregistry.spi.Inspection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a model says by <a href="https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html">XGBoost's schema</a>. */
final class XgboostModel {

    private XgboostModel() {}

    static Inspection addTo(Inspection found, Map<String, Object> tree) throws IOException {
        Map<?, ?> learner = map(tree.get("learner"));
        Map<?, ?> parameters = map(learner.get("learner_model_param"));
        long features = number(parameters.get("num_feature"));
        long classes = number(parameters.get("num_class"));
        Inspection more = found.property("xgboost.features", features)
                .signature(signature(list(learner.get("feature_names")), list(learner.get("feature_types")), features));
        more = classes == 0 ? more : more.property("xgboost.classes", classes);
        more = text(more, "xgboost.objective", map(learner.get("objective")).get("name"));
        more = text(
                more, "xgboost.booster", map(learner.get("gradient_booster")).get("name"));
        for (Map.Entry<?, ?> attribute : map(learner.get("attributes")).entrySet()) {
            more = text(more, "xgboost.attribute." + attribute.getKey(), attribute.getValue());
        }
        String version = list(tree.get("version")).stream().map(String::valueOf).collect(Collectors.joining("."));
        return version.isEmpty() ? more : more.frameworkVersion(version);
    }

    /** One input a feature if they have names; otherwise one for all of them, as the library takes them. */
    private static Signature signature(List<?> names, List<?> types, long features) throws IOException {
        if (names.isEmpty()) {
            return Signature.of().input("features", "float", "batch", Long.toString(features));
        }
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String type = i < types.size() ? types.get(i).toString() : "float";
            Tensors.add(inputs, Tensors.named(names.get(i).toString(), Tensors.of(type, List.of())));
        }
        return new Signature(inputs, List.of());
    }

    private static Inspection text(Inspection found, String key, @Nullable Object value) {
        return value instanceof String text && !text.isEmpty() ? found.property(key, text) : found;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static long number(@Nullable Object value) throws MalformedFileException {
        try {
            return value instanceof String text ? Long.parseLong(text) : 0;
        } catch (NumberFormatException e) {
            throw new MalformedFileException("has a number that is none");
        }
    }
}
