package dev.runproof.report;

import dev.runproof.journal.JournalReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/**
 * All reports of one run: {@code report.html}, {@code junit.xml} and {@code summary.md} in its folder.
 *
 * <p>They may be made anew at any time from the journal and the Allure results.
 */
public final class RunReports {
    public static final String HTML = "report.html";
    public static final String JUNIT = "junit.xml";
    public static final String SUMMARY = "summary.md";
    public static final String ALLURE_RESULTS = "allure-results";

    private static final String ENVIRONMENT = "environment.properties";

    private RunReports() {}

    /** Writes them all and says how the run stands; throws {@link ReportRefused} when one cannot be written. */
    public static RunStory write(Path folder) {
        RunStory run = RunStory.of(JournalReader.read(folder.resolve("journal.jsonl")));
        JunitXml.write(run, folder.resolve(JUNIT));
        Summary.write(run, folder.resolve(SUMMARY));
        Path results = folder.resolve(ALLURE_RESULTS);
        if (Files.isDirectory(results)) {
            writeEnvironment(run, results.resolve(ENVIRONMENT));
            AllureReport.write(
                    results, run.header().procedure() + " on " + run.header().environment(), folder.resolve(HTML));
        }
        return run;
    }

    /** What stands in the page's box of that name. */
    private static void writeEnvironment(RunStory run, Path file) {
        var known = new LinkedHashMap<String, String>();
        known.put("run", run.header().run());
        known.put("kind", run.header().kind());
        known.put("procedure", run.header().procedure());
        known.put("environment", run.header().environment());
        known.put("plan", run.header().planHash());
        known.put("procedure hash", run.header().procedureHash());
        known.put("started by", run.header().by().toString());
        known.put("started at", run.header().at().toString());
        var text = new StringBuilder();
        known.forEach((name, value) -> text.append(name.replace(" ", "\\ "))
                .append('=')
                .append(value.replace("\\", "\\\\").replace("\n", " "))
                .append('\n'));
        ReportFile.write(file, text.toString());
    }
}
