package dev.runproof.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.evidence.EvidenceFolder;
import dev.runproof.evidence.EvidenceStream;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Redactor;
import dev.runproof.model.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The record of everything a run does to hosts: a line of {@code audit.jsonl} for each deed, in the run's hash chain.
 *
 * <p>Safe for several threads; what several threads do at the same time belongs to the same step.
 */
public final class AuditTrail {
    private final EvidenceFolder evidence;
    private final Redactor redactor;
    private final Clock clock;
    private volatile String step = "00-0-preparation";

    public AuditTrail(EvidenceFolder evidence, Redactor redactor, Clock clock) {
        this.evidence = evidence;
        this.redactor = redactor;
        this.clock = clock;
    }

    /** What is done from now on belongs to this step; the name becomes a folder of the evidence. */
    public void step(String name) {
        step = name;
    }

    EvidenceFolder.CommandFiles files(HostName host) {
        return evidence.command(step, host);
    }

    Redactor redactor() {
        return redactor;
    }

    Instant now() {
        return clock.instant();
    }

    /** Makes every secret of a command known before the command can come back in any output. */
    void learn(Command command) {
        command.stdin().ifPresent(redactor::add);
        for (Object word : command.argv()) {
            if (word instanceof Secret secret) {
                redactor.add(secret);
            }
        }
    }

    Deed deed(HostName host, String what) {
        return new Deed(host, what, clock.instant());
    }

    /** One line on its way into the audit log. */
    final class Deed {
        private final ObjectNode line = JsonNodeFactory.instance.objectNode();
        private final Instant began;

        private Deed(HostName host, String what, Instant began) {
            this.began = began;
            line.put("time", began.toString())
                    .put("step", step)
                    .put("host", host.value())
                    .put("what", what);
        }

        /** The account that acts, the environment file it reads, and the command as people read it. */
        Deed command(Command command) {
            put("account", command.user().orElse(""))
                    .put("profile", command.profile().orElse(""));
            return put("command", command.toString());
        }

        Deed put(String name, String text) {
            line.put(name, redactor.redact(text));
            return this;
        }

        Deed put(String name, long number) {
            line.put(name, number);
            return this;
        }

        /** Where the output lies and what it is; the stream is closed. */
        Deed output(String channel, EvidenceStream stream) {
            stream.item()
                    .ifPresent(item -> line.putObject(channel)
                            .put("path", item.path())
                            .put("size", item.sizeBytes())
                            .put("sha256", item.sha256()));
            return this;
        }

        /** Writes the line. */
        void done() {
            line.put("took", Duration.between(began, clock.instant()).toString());
            evidence.audit(line.toString());
        }

        /** Writes the line of a deed that failed, and returns what to throw. */
        RuntimeException failed(RuntimeException cause) {
            RuntimeException redacted = RedactedFailures.redact(cause, redactor);
            put("error", String.valueOf(redacted.getMessage())).done();
            return redacted;
        }
    }
}
