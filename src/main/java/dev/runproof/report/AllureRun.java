package dev.runproof.report;

import io.cucumber.plugin.ConcurrentEventListener;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.cucumber7jvm.AllureCucumber7Jvm;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A run's way into Allure results: the plug-in for Cucumber, and what steps add to it; made anew for each attempt. */
public final class AllureRun {
    private final ConcurrentEventListener plugin;
    private final StepAttachments attachments;

    /** @param results the folder of the results, made when the first one is written */
    public AllureRun(Path results) {
        var lifecycle = new AllureLifecycle(new InDocumentOrder(new FileSystemResultsWriter(results)));
        plugin = new AllureCucumber7Jvm(lifecycle);
        attachments = new StepAttachments(lifecycle);
        AllureReport.loadAhead();
    }

    /** Numbers the scenarios as they end, one after the other: Allure sorts them by name. */
    private static final class InDocumentOrder implements AllureResultsWriter {
        private final AllureResultsWriter writer;
        private final AtomicInteger scenarios = new AtomicInteger();

        InDocumentOrder(AllureResultsWriter writer) {
            this.writer = writer;
        }

        @Override
        public void write(TestResult result) {
            result.setName(String.format(Locale.ROOT, "%02d %s", scenarios.incrementAndGet(), result.getName()));
            writer.write(result);
        }

        @Override
        public void write(TestResultContainer container) {
            writer.write(container);
        }

        @Override
        public void write(String source, InputStream attachment) {
            writer.write(source, attachment);
        }
    }

    /** To be registered with the Cucumber runtime that carries the run out. */
    public ConcurrentEventListener plugin() {
        return plugin;
    }

    /** For what happens inside a step. */
    public StepAttachments attachments() {
        return attachments;
    }
}
