package dev.runproof.lab.opengauss.text;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** The log blocks that {@code cm_ctl} writes into its own output when it cannot open its log file. */
public final class LogNoise {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final String OPEN = "logfile_open could not open log file:current.log Permission denied.\n";

    private final LocalTime at;
    private final long thread;

    public LogNoise(LocalTime at, long thread) {
        this.at = at;
        this.thread = thread;
    }

    private String block(String message) {
        return OPEN
                + "write_log_file,log file is null now:%s tid=%d  DEBUG1: %s\n\n"
                        .formatted(TIME.format(at), thread, message);
    }

    /** The output with blocks at its beginning, before the first row of a table and in the middle of the last row. */
    public String into(String output, String command) {
        String head = block("ip: \"127.0.0.1\", cmd: \"" + command + "\".");
        int rows = output.indexOf("--\n");
        if (rows < 0) {
            return head + output;
        }
        int first = rows + "--\n".length();
        String connect = block("connect to cmserver success, remotehost is 127.0.0.1:5000.");
        String rest = output.substring(first);
        int last = rest.lastIndexOf(' ');
        int cut = last < 0 ? rest.length() : last + 1;
        return head
                + output.substring(0, first)
                + connect
                + rest.substring(0, cut)
                + block("Datanode State: query finished")
                + rest.substring(cut);
    }
}
