package dev.runproof.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The link {@code latest} below the reports, which leads to the newest run. */
public final class LatestRun {
    /** The link's name; no run has it as its id. */
    public static final String NAME = "latest";

    private LatestRun() {}

    /** Lets the link lead to this run; at no instant it is missing or leads nowhere. */
    public static void is(Path reports, String runId) {
        Path link = reports.resolve(NAME);
        Path unfinished = reports.resolve("." + NAME + "." + runId);
        try {
            Files.deleteIfExists(unfinished);
            Files.createSymbolicLink(unfinished, Path.of(runId));
            Files.move(unfinished, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ReportRefused(link, e);
        }
    }
}
