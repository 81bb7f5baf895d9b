package dev.runproof.report;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run as JUnit XML, as CI servers read it: a scenario is a test case.
 *
 * <p>Fail becomes {@code failure}, unknown {@code error}, blocked {@code skipped}; only pass is a test that passed.
 */
public final class JunitXml {
    private JunitXml() {}

    /** Writes the file; throws {@link ReportRefused} when that is not possible. */
    public static void write(RunStory run, Path file) {
        ReportFile.write(file, of(run));
    }

    static String of(RunStory run) {
        return document(xml -> new JunitSuite(xml, 0).run(run, run.header().procedure()));
    }

    /** What is written between the beginning and the end of a document. */
    interface Content {
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    static String document(Content content) {
        try {
            var text = new StringWriter();
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            content.to(xml);
            xml.writeEndDocument();
            xml.flush();
            return text + "\n";
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text in memory can be written", e);
        }
    }

    static String told(Judgement judgement) {
        String expected = judgement.expected().isEmpty() ? "" : "expected " + judgement.expected() + "; ";
        String notes = judgement.notes().stream().map(note -> "\nnote: " + note).collect(Collectors.joining());
        return word(judgement.verdict()) + ": " + expected + "actual " + judgement.actual() + notes;
    }

    static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
