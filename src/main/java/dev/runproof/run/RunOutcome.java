package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Verdict;
import java.nio.file.Path;

/** How a run ended. */
public record RunOutcome(String runId, Verdict verdict, ExitStatus status, Path folder) {}
