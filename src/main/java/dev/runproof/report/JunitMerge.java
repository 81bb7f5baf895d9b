package dev.runproof.report;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** Several documents of JUnit XML as one, with the sums of all. */
final class JunitMerge {
    private static final String SUITE = "testsuite";

    private final StringWriter suites = new StringWriter();
    private final Map<String, Double> sums = new LinkedHashMap<>();

    JunitMerge() {
        for (String count : new String[] {"tests", "failures", "errors", "skipped", "time"}) {
            sums.put(count, 0.0);
        }
    }

    void add(Path document) throws IOException {
        try (Reader text = Files.newBufferedReader(document, StandardCharsets.UTF_8)) {
            add(text);
        } catch (XMLStreamException e) {
            throw new IOException(document + ": no JUnit XML: " + e.getMessage(), e);
        }
    }

    private void add(Reader text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // The files come from other machines; none has a reason to name others.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLEventReader in = factory.createXMLEventReader(text);
        int depth = 0;
        XMLEventWriter out = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(suites);
        while (in.hasNext()) {
            XMLEvent event = in.nextEvent();
            if (event instanceof StartElement start
                    && (depth > 0 || start.getName().getLocalPart().equals(SUITE))) {
                if (depth++ == 0) {
                    suites.write("\n  ");
                    sum(start);
                }
            }
            if (depth > 0) {
                out.add(event);
            }
            if (event.isEndElement() && depth > 0) {
                depth--;
                out.flush();
            }
        }
    }

    /** A suite for a cell that has no result. */
    void missing(String cell, String why) {
        String document = JunitXml.document(xml -> CellSuites.missing(xml, cell, why));
        try {
            add(new StringReader(document));
        } catch (XMLStreamException e) {
            throw new IllegalStateException("what was just written can be read", e);
        }
    }

    private void sum(StartElement suite) {
        sums.replaceAll((count, sum) -> sum
                + Optional.ofNullable(suite.getAttributeByName(new QName(count)))
                        .map(value -> Double.valueOf(value.getValue()))
                        .orElse(0.0));
    }

    String text() {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        sums.forEach((count, sum) -> text.append(' ')
                .append(count)
                .append("=\"")
                .append(
                        count.equals("time")
                                ? String.format(Locale.ROOT, "%.3f", sum)
                                : String.valueOf(Math.round(sum)))
                .append('"'));
        return text.append('>').append(suites).append("\n</testsuites>\n").toString();
    }
}
