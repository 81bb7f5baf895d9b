package dev.runproof.report;

import dev.runproof.model.Verdict;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One {@code testsuite} in a document of JUnit XML. */
final class JunitSuite {
    private final XMLStreamWriter xml;
    private final int depth;

    /** @param depth how far it is indented */
    JunitSuite(XMLStreamWriter xml, int depth) {
        this.xml = xml;
        this.depth = depth;
    }

    /** A run: a test case for each of its scenarios. */
    void run(RunStory run, String name) throws XMLStreamException {
        begin(
                name,
                run.scenarios().size(),
                count(run, Verdict.FAIL),
                count(run, Verdict.UNKNOWN),
                count(run, Verdict.BLOCKED),
                run.ended()
                        .map(ended -> Duration.between(run.header().at(), ended))
                        .orElse(Duration.ZERO));
        attribute("timestamp", run.header().at().toString());
        attribute("hostname", run.header().by().controller());
        properties(run);
        for (RunStory.Scenario scenario : run.scenarios()) {
            testCase(name, scenario);
        }
        end();
    }

    /**
     * One test case that is no scenario.
     *
     * @param outcome {@code failure} or {@code error}; empty text when it passed
     * @param message the first line of why it did not pass
     * @param told more of that, or what stands in its output
     */
    void single(String name, String testCase, Duration took, String outcome, String message, String told)
            throws XMLStreamException {
        begin(name, 1, outcome.equals("failure") ? 1 : 0, outcome.equals("error") ? 1 : 0, 0, took);
        line(1);
        xml.writeStartElement("testcase");
        attribute("classname", name);
        attribute("name", testCase);
        attribute("time", seconds(took));
        line(2);
        xml.writeStartElement(outcome.isEmpty() ? "system-out" : outcome);
        if (!outcome.isEmpty()) {
            attribute("message", message);
            attribute("type", outcome.equals("failure") ? "fail" : "unknown");
        }
        xml.writeCharacters(legal(told));
        xml.writeEndElement();
        line(1);
        xml.writeEndElement();
        end();
    }

    private void begin(String name, long tests, long failures, long errors, long skipped, Duration took)
            throws XMLStreamException {
        line(0);
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("tests", String.valueOf(tests));
        attribute("failures", String.valueOf(failures));
        attribute("errors", String.valueOf(errors));
        attribute("skipped", String.valueOf(skipped));
        attribute("time", seconds(took));
    }

    private void end() throws XMLStreamException {
        line(0);
        xml.writeEndElement();
    }

    private void properties(RunStory run) throws XMLStreamException {
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

    private void testCase(String suite, RunStory.Scenario scenario) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testcase");
        attribute("classname", suite);
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
                .map(step -> JunitXml.word(step.verdict()) + "  " + step.text() + "\n")
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
        attribute("message", worst.text() + ": " + told.lines().findFirst().orElse(JunitXml.word(worst.verdict())));
        if (!element.equals("skipped")) {
            attribute("type", JunitXml.word(worst.verdict()));
        }
        xml.writeCharacters(legal(worst.key() + " " + worst.text() + "\n" + told));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    private void line(int more) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth + more));
    }

    private static long count(RunStory run, Verdict verdict) {
        return run.scenarios().stream()
                .filter(scenario -> scenario.verdict() == verdict)
                .count();
    }

    static String seconds(Duration duration) {
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
