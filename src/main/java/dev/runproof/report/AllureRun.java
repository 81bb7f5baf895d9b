package dev.runproof.report;

import io.cucumber.plugin.ConcurrentEventListener;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.AllureResultsWriteException;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.cucumber7jvm.AllureCucumber7Jvm;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A run's way into Allure results: the plug-in for Cucumber, and what steps add to it; made anew for each attempt. */
public final class AllureRun {
    private final ConcurrentEventListener plugin;
    private final StepAttachments attachments;
    private final InDocumentOrder written;

    /** @param results the folder of the results, made when the first one is written */
    public AllureRun(Path results) {
        written = new InDocumentOrder(results);
        var lifecycle = new AllureLifecycle(written);
        plugin = new AllureCucumber7Jvm(lifecycle);
        attachments = new StepAttachments(lifecycle);
    }

    /** Numbers the scenarios as they end, one after the other: Allure sorts them by name. */
    private static final class InDocumentOrder implements AllureResultsWriter {
        private final Path results;
        private final AllureResultsWriter writer;
        private final AtomicInteger scenarios = new AtomicInteger();
        private final AtomicReference<@Nullable ReportRefused> refused = new AtomicReference<>();

        InDocumentOrder(Path results) {
            this.results = results;
            this.writer = new FileSystemResultsWriter(results);
        }

        @Override
        public void write(TestResult result) {
            result.setName(String.format(Locale.ROOT, "%02d %s", scenarios.incrementAndGet(), result.getName()));
            // Allure knows a scenario by its line, and takes one that is repeated for several hosts for a second try.
            result.setHistoryId(result.getHistoryId() + ":" + result.getName());
            keep(() -> writer.write(result));
        }

        @Override
        public void write(TestResultContainer container) {
            keep(() -> writer.write(container));
        }

        @Override
        public void write(String source, InputStream attachment) {
            keep(() -> writer.write(source, attachment));
        }

        /** A run is not stopped in its middle for want of a report. */
        private void keep(Runnable writing) {
            try {
                writing.run();
            } catch (AllureResultsWriteException e) {
                refused.compareAndSet(
                        null, new ReportRefused(results, e.getCause() instanceof IOException io ? io : e));
            }
        }
    }

    /** The first result that could not be written, told once the run is over. */
    public Optional<ReportRefused> refused() {
        return Optional.ofNullable(written.refused.get());
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
