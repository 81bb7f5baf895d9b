package dev.runproof.audit;

import dev.runproof.evidence.EvidenceFolder;
import dev.runproof.evidence.EvidenceStream;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Output;
import dev.runproof.model.Upload;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import java.nio.file.Path;
import java.util.Map;

/**
 * A session whose every deed is recorded, and whose outputs and messages come back redacted.
 *
 * <p>Offsets given to {@link #collect} count the redacted bytes that its sink got, from 0 to begin anew. Sizes in answers
 * are those of the redacted output. Collecting is recorded once, when the action has ended; its polls are not.
 */
final class AuditedSession implements Session {
    private final HostName host;
    private final Session session;
    private final AuditTrail trail;
    private final Map<LedgerKey, FollowedAction> followed;

    /** @param followed the host's actions that are being followed, by whatever session */
    AuditedSession(HostName host, Session session, AuditTrail trail, Map<LedgerKey, FollowedAction> followed) {
        this.host = host;
        this.session = session;
        this.trail = trail;
        this.followed = followed;
    }

    @Override
    public Answer run(Command command, OutputSink sink) {
        trail.learn(command);
        var files = trail.files(host);
        var stdout = new KeptChannel(sink::stdout);
        var stderr = new KeptChannel(sink::stderr);
        var deed = trail.deed(host, "run").command(command);
        try (var out = files.stdout(stdout);
                var err = files.stderr(stderr)) {
            Answer answer = ask(command, deed, new OutputSink() {
                @Override
                public void stdout(byte[] bytes, int offset, int length) {
                    out.write(bytes, offset, length);
                }

                @Override
                public void stderr(byte[] bytes, int offset, int length) {
                    err.write(bytes, offset, length);
                }

                @Override
                public void picture(byte[] png) {
                    deed.output("picture", kept(files, png));
                    sink.picture(png);
                }
            });
            out.close();
            err.close();
            deed.put("exit", answer.exit())
                    .output("stdout", out)
                    .output("stderr", err)
                    .done();
            return new Answer(answer.exit(), digested(stdout, out), digested(stderr, err), answer.at(), answer.took());
        }
    }

    /** The evidence's digest is the output's own, where all of it is kept: both are of the redacted bytes. */
    private static Output digested(KeptChannel channel, EvidenceStream evidence) {
        Output output = channel.output();
        return output.complete()
                ? evidence.item().map(item -> output.known(item.sha256())).orElse(output)
                : output;
    }

    static EvidenceStream kept(EvidenceFolder.CommandFiles files, byte[] png) {
        EvidenceStream picture = files.picture();
        picture.write(png, 0, png.length);
        picture.close();
        return picture;
    }

    private Answer ask(Command command, AuditTrail.Deed deed, OutputSink sink) {
        try {
            return session.run(command, sink);
        } catch (RuntimeException e) {
            throw deed.failed(e);
        }
    }

    @Override
    public void start(LedgerKey key, Command command) {
        trail.learn(command);
        var deed = trail.deed(host, "start").command(command).put("ledger", key.toString());
        try {
            session.start(key, command);
        } catch (RuntimeException e) {
            throw deed.failed(e);
        }
        deed.done();
    }

    @Override
    public LedgerEntry collect(LedgerKey key, long stdoutFrom, long stderrFrom, OutputSink sink) {
        FollowedAction action = follow(key, stdoutFrom, stderrFrom);
        var deed = trail.deed(host, "collect").put("ledger", key.toString());
        LedgerEntry entry;
        try {
            entry = session.collect(
                    key, action.stdout().rawBytes(), action.stderr().rawBytes(), action.into(sink));
        } catch (RuntimeException e) {
            throw RedactedFailures.redact(e, trail.redactor());
        }
        switch (entry.state()) {
            case RUNNING, NOT_STARTED -> {}
            case DONE, LOST -> {
                if (action.close()) {
                    deed.put("state", entry.state().name())
                            .put("exit", entry.exit())
                            .output("stdout", action.stdout().evidence())
                            .output("stderr", action.stderr().evidence());
                    action.picture().ifPresent(picture -> deed.output("picture", picture));
                    deed.done();
                }
            }
        }
        return entry;
    }

    private FollowedAction follow(LedgerKey key, long stdoutFrom, long stderrFrom) {
        FollowedAction known = followed.get(key);
        if (known != null && known.continues(stdoutFrom, stderrFrom)) {
            return known;
        }
        if (stdoutFrom != 0 || stderrFrom != 0) {
            throw new IllegalArgumentException("an action is collected from its beginning or from where it was left: "
                    + key + " from " + stdoutFrom + " and " + stderrFrom);
        }
        if (known != null) {
            known.close();
        }
        var fresh = new FollowedAction(trail.files(host));
        followed.put(key, fresh);
        return fresh;
    }

    @Override
    public Upload.Uploaded upload(Upload upload) {
        var deed = trail.deed(host, "upload")
                .put("account", upload.account())
                .put("source", upload.source().toString())
                .put("target", upload.target())
                .put("mode", upload.mode());
        Upload.Uploaded uploaded;
        try {
            uploaded = session.upload(upload);
        } catch (RuntimeException e) {
            throw deed.failed(e);
        }
        deed.put("sha256", uploaded.sha256())
                .put("size", uploaded.sizeBytes())
                .put("wasThere", String.valueOf(uploaded.wasThere()))
                .done();
        return uploaded;
    }

    @Override
    public String download(String path, Path target) {
        var deed = trail.deed(host, "download").put("path", path).put("target", target.toString());
        String sha256;
        try {
            sha256 = session.download(path, target);
        } catch (RuntimeException e) {
            throw deed.failed(e);
        }
        deed.put("sha256", sha256).done();
        return sha256;
    }

    @Override
    public void close() {
        session.close();
    }
}
