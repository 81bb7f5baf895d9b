package dev.runproof.run;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Upload;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Supplier;

/** Hosts with a {@link CrashPoints crash point} before and after everything that is sent to them. */
record CrashingHosts(Hosts hosts, CrashPoints points) implements Hosts {
    @Override
    public Session session(HostName host) {
        Session session = hosts.session(host);
        return new CrashingSession(session, points);
    }

    @Override
    public void openAll(Collection<HostName> names) {
        hosts.openAll(names);
    }

    @Override
    public void close() {
        hosts.close();
    }

    private record CrashingSession(Session session, CrashPoints points) implements Session {
        @Override
        public Answer run(Command command, OutputSink sink) {
            return around(() -> session.run(command, sink));
        }

        @Override
        public void start(LedgerKey key, Command command) {
            points.point();
            session.start(key, command);
            points.point();
        }

        @Override
        public LedgerEntry collect(LedgerKey key, long stdoutFrom, long stderrFrom, OutputSink sink) {
            return around(() -> session.collect(key, stdoutFrom, stderrFrom, sink));
        }

        @Override
        public Upload.Uploaded upload(Upload upload) {
            return around(() -> session.upload(upload));
        }

        @Override
        public String download(String path, Path target) {
            return around(() -> session.download(path, target));
        }

        @Override
        public void close() {
            session.close();
        }

        private <T> T around(Supplier<T> send) {
            points.point();
            T answer = send.get();
            points.point();
            return answer;
        }
    }
}
