package dev.runproof.report;

import java.time.Duration;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Cells of a matrix as JUnit XML: a suite for each run of a cell that should pass, one test case for any other. */
final class CellSuites {
    private CellSuites() {}

    static String of(List<CellStory> cells) {
        return JunitXml.document(xml -> {
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (CellStory cell : cells) {
                write(xml, cell);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
        });
    }

    private static void write(XMLStreamWriter xml, CellStory cell) throws XMLStreamException {
        if (cell.byScenario()) {
            boolean back = false;
            for (CellStory.Run run : cell.runs()) {
                new JunitSuite(xml, 1).run(run.story(), cell.result().name() + (back ? ": back" : ""));
                back = true;
            }
            return;
        }
        String outcome = cell.result().asExpected()
                ? ""
                : cell.result().verdict().isEmpty() || cell.result().verdict().equals("unknown") ? "error" : "failure";
        new JunitSuite(xml, 1)
                .single(cell.result().name(), cell.claim(), cell.took(), outcome, cell.ended(), cell.scenarios());
    }

    /** A suite for a cell that has no result. */
    static void missing(XMLStreamWriter xml, String cell, String why) throws XMLStreamException {
        new JunitSuite(xml, 1).single(cell, "has a result", Duration.ZERO, "error", why, why);
    }
}
