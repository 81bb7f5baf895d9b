package dev.runproof.lab.oms;

import dev.runproof.lab.Tool.Terminal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What {@code docker_init.sh} prints, which it also writes into a file of the logs mount. */
final class InitLog implements Terminal {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd.HH:mm:ss", Locale.ROOT);

    private final Path file;
    private final Station station;
    private final Terminal terminal;

    InitLog(OmsSite site, OmsNode node, Terminal terminal) {
        this.station = node.station();
        this.terminal = terminal;
        this.file = node.container()
                .path("/home/admin/logs")
                .resolve("docker_init.log."
                        + STAMP.withZone(ZoneId.systemDefault())
                                .format(site.clock().now()));
        station.files().write(file, "", "rw-r--r--");
    }

    @Override
    public void out(String text) {
        append(text);
        terminal.out(text);
    }

    @Override
    public void err(String text) {
        append(text);
        terminal.err(text);
    }

    @Override
    public String in() {
        return "";
    }

    private void append(String text) {
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (java.io.IOException e) {
            // The logs mount was taken away below the running script, which goes on without a log.
            terminal.err("tee: " + file.getFileName() + ": No such file or directory\n");
        }
    }
}
