package dev.runproof.run;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Output;
import dev.runproof.model.Upload;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Hosts in memory: answers by a function, a ledger that starts a key once, and a hook at every send. */
final class FakeHosts implements Hosts {
    static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

    final List<String> asked = new ArrayList<>();
    final List<String> started = new ArrayList<>();
    final Map<LedgerKey, LedgerEntry> ledger = new HashMap<>();
    Function<String, String> answers = command -> "";
    Runnable atEverySend = () -> {};
    int exitOfActions;
    /** How an action stands once it has begun. */
    LedgerEntry.State stateOfActions = LedgerEntry.State.DONE;

    @Override
    public Session session(HostName host) {
        return new FakeSession(host);
    }

    @Override
    public void openAll(Collection<HostName> hosts) {
        // They are always open.
    }

    @Override
    public void close() {
        // They stay as they are, for a resumed run.
    }

    private final class FakeSession implements Session {
        private final HostName host;

        FakeSession(HostName host) {
            this.host = host;
        }

        @Override
        public Answer run(Command command, OutputSink sink) {
            atEverySend.run();
            asked.add(host + ": " + command);
            byte[] said = answers.apply(command.toString()).getBytes(StandardCharsets.UTF_8);
            sink.stdout(said, 0, said.length);
            Answer answer = new Answer(0, new Output(said, said.length), Output.NONE, THEN, Duration.ZERO);
            atEverySend.run();
            return answer;
        }

        @Override
        public void start(LedgerKey key, Command command) {
            atEverySend.run();
            if (!ledger.containsKey(key)) {
                started.add(host + ": " + command);
                ledger.put(key, new LedgerEntry(stateOfActions, exitOfActions, 4711, 0, 0));
            }
            atEverySend.run();
        }

        @Override
        public LedgerEntry collect(LedgerKey key, long stdoutFrom, long stderrFrom, OutputSink sink) {
            atEverySend.run();
            return ledger.getOrDefault(key, new LedgerEntry(LedgerEntry.State.NOT_STARTED, -1, -1, 0, 0));
        }

        @Override
        public Upload.Uploaded upload(Upload upload) {
            atEverySend.run();
            return new Upload.Uploaded("00", 1, false);
        }

        @Override
        public String download(String path, Path target) {
            throw new UnsupportedOperationException("no test downloads");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
