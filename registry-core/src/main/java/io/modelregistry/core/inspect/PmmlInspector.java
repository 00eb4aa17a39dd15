package io.modelregistry.core.inspect;

import io.modelregistry.spi.InspectedFile;
import io.modelregistry.spi.Inspection;
import io.modelregistry.spi.ModelInspector;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads <a href="https://dmg.org/pmml/">PMML</a> up to the mining schema of its model. No entity is resolved. */
public final class PmmlInspector implements ModelInspector {

    private static final int BYTES = 8 << 20;

    /** For the service loader. */
    public PmmlInspector() {}

    @Override
    public Optional<Inspection> inspect(List<InspectedFile> files) throws IOException {
        List<InspectedFile> models = FormatFile.ending(files, ".pmml");
        return models.isEmpty()
                ? Optional.empty()
                : Optional.of(FormatFile.read("pmml", models.get(0), PmmlInspector::read));
    }

    /** What is not read in the first megabytes is not read, so that no attribute fills the memory. */
    private static Inspection read(InspectedFile file, Inspection found) throws IOException {
        try (LimitedStream in = new LimitedStream(file.open(0), BYTES)) {
            PmmlModel model = new PmmlModel();
            try {
                model.read(reader(in));
            } catch (XMLStreamException e) {
                throw new MalformedFileException(
                        in.isExhausted()
                                ? "does not say what it takes within " + BYTES + " bytes"
                                : "is not the XML that it should be");
            }
            return model.addTo(found);
        }
    }

    /** The JDK's own, whatever is on the class path, without DTDs and what they declare. */
    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory.createXMLStreamReader(in);
    }
}
