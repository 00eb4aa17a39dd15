package io.modelregistry.core.inspect;

import io.modelregistry.Limits;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.Signature.Tensor;
import io.modelregistry.spi.Inspection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the head of a PMML document says: who wrote it, the data dictionary, and the schema of the first model. */
final class PmmlModel {

    private static final int MODEL_DEPTH = 2;
    private static final Set<String> BEFORE_MODELS =
            Set.of("Header", "MiningBuildTask", "DataDictionary", "TransformationDictionary", "Extension");
    private static final Set<String> SCHEMA =
            Set.of("MiningSchema", "MiningField", "Output", "OutputField", "Extension");

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final List<Tensor> inputs = new ArrayList<>();
    private final List<Tensor> outputs = new ArrayList<>();
    private String application = "";
    private String applicationVersion = "";
    private boolean isInModel;

    void read(XMLStreamReader xml) throws XMLStreamException, MalformedFileException {
        int depth = 0;
        boolean goesOn = true;
        while (goesOn && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                goesOn = element(xml, depth);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                goesOn = !isInModel || depth >= MODEL_DEPTH;
            }
        }
    }

    /** Reads an element; false if it is behind all that is looked for. */
    private boolean element(XMLStreamReader xml, int depth) throws MalformedFileException {
        String name = xml.getLocalName();
        if (depth == 1) {
            root(xml, name);
        } else if (depth == MODEL_DEPTH && !BEFORE_MODELS.contains(name)) {
            isInModel = true;
            put("model", name);
            put("function", attribute(xml, "functionName"));
            put("algorithm", attribute(xml, "algorithmName"));
        } else if (isInModel) {
            schema(xml, name);
            return depth > MODEL_DEPTH + 1 || SCHEMA.contains(name);
        } else {
            head(xml, name);
        }
        return true;
    }

    private void root(XMLStreamReader xml, String name) throws MalformedFileException {
        if (!name.equals("PMML")) {
            throw new MalformedFileException("is XML, but not PMML");
        }
        put("version", attribute(xml, "version"));
    }

    private void head(XMLStreamReader xml, String name) {
        if (name.equals("Application")) {
            application = attribute(xml, "name");
            applicationVersion = attribute(xml, "version");
        } else if (name.equals("DataField") && types.size() < Limits.FACTS) {
            types.put(attribute(xml, "name"), attribute(xml, "dataType"));
        }
    }

    private void schema(XMLStreamReader xml, String name) throws MalformedFileException {
        String field = attribute(xml, "name");
        if (name.equals("OutputField")) {
            add(outputs, field, attribute(xml, "dataType"));
        } else if (name.equals("MiningField")) {
            switch (attribute(xml, "usageType")) {
                case "", "active" -> add(inputs, field, types.getOrDefault(field, ""));
                case "target", "predicted" -> add(outputs, field, types.getOrDefault(field, ""));
                default -> {}
            }
        }
    }

    private static void add(List<Tensor> tensors, String name, String type) throws MalformedFileException {
        Tensors.add(tensors, Tensors.named(name, Tensors.of(type.isEmpty() ? "unknown" : type, List.of())));
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private void put(String key, String value) {
        if (!value.isEmpty()) {
            properties.put("pmml." + key, value);
        }
    }

    Inspection addTo(Inspection found) {
        Inspection more = Protos.with(found, properties);
        if (!inputs.isEmpty() || !outputs.isEmpty()) {
            more = more.signature(new Signature(inputs, outputs));
        }
        if (!application.isEmpty()) {
            more = more.framework(application);
        }
        return applicationVersion.isEmpty() ? more : more.frameworkVersion(applicationVersion);
    }
}
