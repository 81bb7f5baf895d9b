package dev.runproof.remote.shell;

import dev.runproof.model.Command;
import dev.runproof.model.Secret;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.LedgerRefused;
import dev.runproof.remote.OutputSink;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** What a host keeps of the actions begun on it: a directory per attempt, written by a small shell wrapper. */
final class Ledger {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** An attempt takes a few blocks; with less than this the disk is the likely reason. */
    private static final long SCARCE_BYTES = 1024 * 1024;

    private static final int FREE_COLUMN = 3;
    private static final Duration STARTING = Duration.ofMinutes(1);
    private static final Duration COLLECTING = Duration.ofHours(1);

    private final FramedShell shell;
    private final Shells shells;

    Ledger(FramedShell shell, Shells shells) {
        this.shell = shell;
        this.shells = shells;
    }

    void start(LedgerKey key, Command command, String line) {
        byte[] token = new byte[8];
        RANDOM.nextBytes(token);
        String name = HexFormat.of().formatHex(token);
        String request = "rp_start " + shells.ledgerWord() + " " + key.run() + " " + key.attempt() + " " + name + " "
                + Command.quote(line);
        Exchange.Result result = shell.ask(
                shell.account(key.account()),
                request,
                command.stdin().map(Secret::reveal).orElse(null),
                OutputSink.NOWHERE,
                STARTING,
                "the start of '" + command + "'");
        if (result.exit() != 0) {
            throw new LedgerRefused(
                    shell.name(),
                    "'" + command + "' was not started: the ledger " + shells.ledger() + " did not take it: "
                            + result.stderr().text().strip() + tidy(key, name),
                    List.of(
                            "runproof doctor",
                            "make room or rights for " + shells.ledger() + " of " + shell.account(key.account())
                                    + " on " + shell.name()),
                    null);
        }
    }

    /** Removes what a start that failed has left under its hidden name; tells the room when there is none. */
    private String tidy(LedgerKey key, String name) {
        String request = "command -p rm -rf " + shells.ledgerWord() + "/" + key.run() + "/." + name
                + "; command -p df -Pk " + shells.ledgerWord();
        Exchange.Result seen = shell.ask(
                shell.account(key.account()),
                request,
                null,
                OutputSink.NOWHERE,
                STARTING,
                "the look at the ledger's disk");
        String[] lines = seen.stdout().text().split("\n", -1);
        String[] words = lines.length > 1 ? lines[1].split("\\s+", -1) : new String[0];
        boolean told = words.length > FREE_COLUMN && words[FREE_COLUMN].matches("\\d{1,15}");
        long free = told ? Long.parseLong(words[FREE_COLUMN]) * 1024 : Long.MAX_VALUE;
        return free < SCARCE_BYTES ? "; its file system has " + free + " bytes free" : "";
    }

    LedgerEntry collect(LedgerKey key, long stdoutFrom, long stderrFrom, OutputSink sink) {
        String request = "rp_collect " + shells.ledgerWord() + " " + key.run() + " " + key.attempt() + " "
                + (stdoutFrom + 1) + " " + (stderrFrom + 1);
        var entry = new EntrySink(sink);
        shell.ask(
                shell.account(key.account()), request, null, entry, COLLECTING, "the look into the ledger for " + key);
        return entry.entry(key, stdoutFrom, stderrFrom);
    }

    /** Takes the entry's line off the front of stdout and hands on the rest. */
    private final class EntrySink implements OutputSink {
        private static final int LONGEST_LINE = 200;
        private final OutputSink sink;
        private final StringBuilder line = new StringBuilder();
        private boolean lineEnded;
        private long stdoutBytes;
        private long stderrBytes;

        EntrySink(OutputSink sink) {
            this.sink = sink;
        }

        @Override
        public void stdout(byte[] bytes, int offset, int length) {
            int at = 0;
            while (!lineEnded && at < length && line.length() < LONGEST_LINE) {
                lineEnded = bytes[offset + at] == '\n';
                line.append((char) bytes[offset + at]);
                at++;
            }
            if (at < length) {
                stdoutBytes += length - at;
                sink.stdout(bytes, offset + at, length - at);
            }
        }

        @Override
        public void stderr(byte[] bytes, int offset, int length) {
            stderrBytes += length;
            sink.stderr(bytes, offset, length);
        }

        LedgerEntry entry(LedgerKey key, long stdoutFrom, long stderrFrom) {
            String[] words = line.toString().strip().split(" ", -1);
            try {
                if (lineEnded && words.length == 3) {
                    return new LedgerEntry(
                            LedgerEntry.State.valueOf(words[0]),
                            Integer.parseInt(words[1]),
                            Long.parseLong(words[2]),
                            stdoutFrom + stdoutBytes,
                            stderrFrom + stderrBytes);
                }
            } catch (IllegalArgumentException e) {
                throw notUnderstood(key, e);
            }
            throw notUnderstood(key, null);
        }

        private HostUnreachable notUnderstood(LedgerKey key, @org.jspecify.annotations.Nullable Throwable cause) {
            return new HostUnreachable(
                    shell.name(),
                    "the ledger's entry for " + key + " is not understood: '"
                            + line.toString().strip() + "'",
                    List.of("look into " + shells.ledger() + "/" + key + " on " + shell.name()),
                    cause);
        }
    }
}
