package dev.runproof.report;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
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
    private final RunStory run;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JunitXml(RunStory run) throws XMLStreamException {
        this.run = run;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /** Writes the file; throws {@link ReportRefused} when that is not possible. */
    public static void write(RunStory run, Path file) {
        ReportFile.write(file, of(run));
    }

    static String of(RunStory run) {
        try {
            return new JunitXml(run).render();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text in memory can be written", e);
        }
    }

    private String render() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuite");
        attribute("name", run.header().procedure());
        attribute("tests", String.valueOf(run.scenarios().size()));
        attribute("failures", count(Verdict.FAIL));
        attribute("errors", count(Verdict.UNKNOWN));
        attribute("skipped", count(Verdict.BLOCKED));
        attribute(
                "time",
                seconds(run.ended()
                        .map(ended -> Duration.between(run.header().at(), ended))
                        .orElse(Duration.ZERO)));
        attribute("timestamp", run.header().at().toString());
        attribute("hostname", run.header().by().controller());
        properties();
        for (RunStory.Scenario scenario : run.scenarios()) {
            testCase(scenario);
        }
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
        return text + "\n";
    }

    private void properties() throws XMLStreamException {
        line(1);
        xml.writeStartElement("properties");
        property("run", run.header().run());
        property("environment", run.header().environment());
        property("procedureHash", run.header().procedureHash());
        property("planHash", run.header().planHash());
        property("startedBy", run.header().by().toString());
        line(1);
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        line(2);
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void testCase(RunStory.Scenario scenario) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testcase");
        attribute("classname", run.header().procedure());
        attribute("name", String.format(Locale.ROOT, "%02d %s", scenario.number(), scenario.name()));
        attribute("time", seconds(scenario.took()));
        switch (scenario.verdict()) {
            case PASS -> {}
            case BLOCKED -> outcome("skipped", scenario);
            case UNKNOWN -> outcome("error", scenario);
            case FAIL -> outcome("failure", scenario);
        }
        line(2);
        xml.writeStartElement("system-out");
        xml.writeCharacters(legal(scenario.steps().stream()
                .map(step -> word(step.verdict()) + "  " + step.text() + "\n")
                .collect(Collectors.joining())));
        xml.writeEndElement();
        line(1);
        xml.writeEndElement();
    }

    private void outcome(String element, RunStory.Scenario scenario) throws XMLStreamException {
        RunStory.Step worst = scenario.steps().stream()
                .filter(step -> step.verdict() == scenario.verdict())
                .findFirst()
                .orElseThrow();
        line(2);
        xml.writeStartElement(element);
        String told = RunStory.telling(worst).stream().map(JunitXml::told).collect(Collectors.joining("\n"));
        attribute("message", worst.text() + ": " + told.lines().findFirst().orElse(word(worst.verdict())));
        if (!element.equals("skipped")) {
            attribute("type", word(worst.verdict()));
        }
        xml.writeCharacters(legal(worst.key() + " " + worst.text() + "\n" + told));
        xml.writeEndElement();
    }

    static String told(Judgement judgement) {
        String expected = judgement.expected().isEmpty() ? "" : "expected " + judgement.expected() + "; ";
        String notes = judgement.notes().stream().map(note -> "\nnote: " + note).collect(Collectors.joining());
        return word(judgement.verdict()) + ": " + expected + "actual " + judgement.actual() + notes;
    }

    static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private String count(Verdict verdict) {
        return String.valueOf(run.scenarios().stream()
                .filter(scenario -> scenario.verdict() == verdict)
                .count());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }

    /** XML 1.0 has no place for most control characters and for halves of surrogate pairs, not even escaped. */
    private static String legal(String value) {
        return value.codePoints()
                .map(c ->
                        c == '\t' || c == '\n' || (c >= 0x20 && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF
                                ? c
                                : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
