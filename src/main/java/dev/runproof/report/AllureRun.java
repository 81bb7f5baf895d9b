package dev.runproof.report;

import io.cucumber.plugin.ConcurrentEventListener;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.cucumber7jvm.AllureCucumber7Jvm;
import java.nio.file.Path;

/** A run's way into Allure results: the plug-in for Cucumber, and what steps add to it. */
public final class AllureRun {
    private final ConcurrentEventListener plugin;
    private final StepAttachments attachments;

    /** @param results the folder of the results, made when the first one is written */
    public AllureRun(Path results) {
        var lifecycle = new AllureLifecycle(new FileSystemResultsWriter(results));
        plugin = new AllureCucumber7Jvm(lifecycle);
        attachments = new StepAttachments(lifecycle);
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
