package dev.runproof.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A report's file, replaced at once: who reads it sees the old report or the new one. */
final class ReportFile {
    private ReportFile() {}

    static void write(Path file, String text) {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.writeString(unfinished, text, StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ReportRefused(file, e);
        }
    }
}
