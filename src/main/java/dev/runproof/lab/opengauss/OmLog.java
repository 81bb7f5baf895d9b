package dev.runproof.lab.opengauss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A log file of an operation manager tool in {@code $GAUSSLOG/om} of one node. */
final class OmLog {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss");

    private final Node node;
    private final String tool;
    private final Path file;

    OmLog(Node node, String tool, Instant now) {
        this.node = node;
        this.tool = tool;
        this.file = node.paths().omLog().resolve(tool + "-" + NAME.format(now.atZone(ZoneId.systemDefault())) + ".log");
        node.files().directory(node.paths().omLog());
        line("LOG", "Start.");
    }

    /** Appends a line; the layout is not confirmed. */
    void line(String level, String text) {
        try {
            Files.writeString(
                    file,
                    "[" + tool + "][" + level + "]:" + text + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            node.host().own(file, Node.OWNER);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
