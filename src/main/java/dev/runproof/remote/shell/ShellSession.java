package dev.runproof.remote.shell;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.Pending;
import dev.runproof.model.Secret;
import dev.runproof.model.Upload;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A session on any machine that can start a POSIX shell. */
public final class ShellSession implements Session {
    private final FramedShell shell;
    private final Ledger ledger;
    private final Uploads uploads;
    private final Downloads downloads;
    private final Clock clock;

    public ShellSession(ShellHost host, Shells shells, Clock clock) {
        this(host, shells, clock, ShellTexts.SHIPPED);
    }

    ShellSession(ShellHost host, Shells shells, Clock clock, ShellTexts texts) {
        this.shell = new FramedShell(host, shells, texts);
        this.ledger = new Ledger(shell, shells);
        this.uploads = new Uploads(shell);
        this.downloads = new Downloads(shell);
        this.clock = clock;
    }

    /** Connects and starts the login's shell, so that the first command finds both. */
    public void open() {
        shell.open();
    }

    @Override
    public Answer run(Command command, OutputSink sink) {
        String line = line(command);
        String stdin = command.stdin().map(Secret::reveal).orElse(null);
        Instant at = clock.instant();
        long began = System.nanoTime();
        Exchange.Result result =
                shell.ask(shell.account(command.user()), line, stdin, sink, command.timeout(), "'" + command + "'");
        return new Answer(
                result.exit(), result.stdout(), result.stderr(), at, Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public void start(LedgerKey key, Command command) {
        String line = line(command);
        if (!shell.account(key.account()).equals(shell.account(command.user()))) {
            throw new IllegalArgumentException("the key " + key + " names the account " + shell.account(key.account())
                    + ", its command " + shell.account(command.user()));
        }
        ledger.start(key, command, line);
    }

    @Override
    public LedgerEntry collect(LedgerKey key, long stdoutFrom, long stderrFrom, OutputSink sink) {
        return ledger.collect(key, stdoutFrom, stderrFrom, sink);
    }

    @Override
    public Upload.Uploaded upload(Upload upload) {
        return uploads.upload(upload);
    }

    @Override
    public String download(String path, Path target) {
        return downloads.download(path, target);
    }

    @Override
    public void close() {
        shell.close();
    }

    /** The line that a command's subshell runs; a command that must not be sent is refused here, before anything is. */
    private static String line(Command command) {
        for (Object word : command.argv()) {
            if (word instanceof Secret) {
                throw new IllegalArgumentException(
                        "a secret among a command's arguments is seen by everyone on the host: " + command);
            }
            if (word instanceof Pending) {
                throw new IllegalArgumentException("a command still has a fact to come: " + command);
            }
        }
        if (command.optionsOf().isPresent()) {
            throw new IllegalArgumentException(
                    "a command still has the options of a database server to come: " + command);
        }
        return command.toShell();
    }
}
