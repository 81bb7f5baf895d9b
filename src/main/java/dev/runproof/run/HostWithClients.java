package dev.runproof.run;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.model.Upload;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import java.nio.file.Path;
import java.util.function.Function;

/** A host whose commands get the options of a database server on their stdin where they ask for them. */
final class HostWithClients implements Session {
    private final Session session;
    private final Function<HostName, Secret> options;

    /** @param options the option file for clients of a database server */
    HostWithClients(Session session, Function<HostName, Secret> options) {
        this.session = session;
        this.options = options;
    }

    private Command filled(Command command) {
        return command.optionsOf()
                .map(server -> command.reading(options.apply(server)))
                .orElse(command);
    }

    @Override
    public Answer run(Command command, OutputSink sink) {
        return session.run(filled(command), sink);
    }

    @Override
    public void start(LedgerKey key, Command command) {
        session.start(key, filled(command));
    }

    @Override
    public LedgerEntry collect(LedgerKey key, long stdoutFrom, long stderrFrom, OutputSink sink) {
        return session.collect(key, stdoutFrom, stderrFrom, sink);
    }

    @Override
    public Upload.Uploaded upload(Upload upload) {
        return session.upload(upload);
    }

    @Override
    public String download(String path, Path target) {
        return session.download(path, target);
    }

    @Override
    public void close() {
        session.close();
    }
}
