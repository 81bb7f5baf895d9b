package dev.runproof.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.model.Answer;
import dev.runproof.model.Judgement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a header or an entry as JSON; the member names are the file format and outlive the names of the records. */
final class EntryWriter {
    private final OutputStore outputs;

    EntryWriter(OutputStore outputs) {
        this.outputs = outputs;
    }

    /** One entry as JSON, with the word that says its kind. */
    record Written(String kind, byte[] json) {}

    static Written header(JournalHeader header) {
        ObjectNode node = node("header")
                .put("format", JournalHeader.FORMAT)
                .put("run", header.run())
                .put("asked", header.kind())
                .put("procedure", header.procedure())
                .put("procedureHash", header.procedureHash())
                .put("environment", header.environment())
                .put("planHash", header.planHash());
        node.set("by", by(header.by()));
        node.put("at", header.at().toString());
        var steps = node.putArray("steps");
        for (PlannedStep step : header.steps()) {
            steps.addObject()
                    .put("step", step.step().toString())
                    .put("scenario", step.scenario())
                    .put("text", step.text());
        }
        return written(node);
    }

    Written entry(JournalEntry entry) throws IOException {
        // Java 17 has no exhaustive switch over sealed types; a test writes one entry of every kind.
        if (entry instanceof JournalEntry.Began it) {
            return written(node("began", it.step())
                    .put("fingerprint", it.fingerprint())
                    .put("attempt", it.attempt())
                    .put("at", it.at().toString()));
        }
        if (entry instanceof JournalEntry.Answered it) {
            return written(answered(node("answered", it.step(), it.move()), it.answer()));
        }
        if (entry instanceof JournalEntry.Polled it) {
            return written(answered(node("polled", it.step(), it.move()), it.last()));
        }
        if (entry instanceof JournalEntry.Acting it) {
            return written(node("acting", it.step(), it.move())
                    .put("ledger", it.ledgerAttempt())
                    .put("host", it.host().value())
                    .put("at", it.at().toString()));
        }
        if (entry instanceof JournalEntry.Acted it) {
            return written(
                    answered(node("acted", it.step(), it.move()).put("ledger", it.ledgerAttempt()), it.answer()));
        }
        if (entry instanceof JournalEntry.Ended it) {
            return written(ended(it));
        }
        return written(rarer(entry));
    }

    private static ObjectNode rarer(JournalEntry entry) {
        if (entry instanceof JournalEntry.Looked it) {
            return node("looked", it.step(), it.move())
                    .put("conclusion", it.finding().conclusion().name())
                    .put("name", it.finding().name())
                    .put("told", it.finding().told())
                    .put("at", it.at().toString());
        }
        if (entry instanceof JournalEntry.Uploaded it) {
            return node("uploaded", it.step(), it.move())
                    .put("sha256", it.uploaded().sha256())
                    .put("size", it.uploaded().sizeBytes())
                    .put("wasThere", it.uploaded().wasThere())
                    .put("at", it.at().toString());
        }
        if (entry instanceof JournalEntry.Confirmed it) {
            return node("confirmed", it.step(), it.move())
                    .put("gate", it.confirmation().gate())
                    .put("by", it.confirmation().by())
                    .put("reason", it.confirmation().reason())
                    .put("at", it.confirmation().at().toString())
                    .put("question", it.confirmation().question());
        }
        if (entry instanceof JournalEntry.Interrupted it) {
            return node("interrupted")
                    .put("reason", it.reason())
                    .put("at", it.at().toString());
        }
        if (entry instanceof JournalEntry.Resumed it) {
            ObjectNode node = node("resumed");
            node.set("by", by(it.by()));
            return node.put("at", it.at().toString());
        }
        if (entry instanceof JournalEntry.RunEnded it) {
            return node("run-ended")
                    .put("verdict", it.verdict().name())
                    .put("at", it.at().toString());
        }
        throw new IllegalStateException("an entry that the format does not know: " + entry);
    }

    private static ObjectNode ended(JournalEntry.Ended entry) {
        ObjectNode node =
                node("ended", entry.step()).put("verdict", entry.verdict().name());
        var judgements = node.putArray("judgements");
        for (Judgement judgement : entry.judgements()) {
            ObjectNode one = judgements
                    .addObject()
                    .put("verdict", judgement.verdict().name())
                    .put("expected", judgement.expected())
                    .put("actual", judgement.actual());
            strings(one, judgement.notes());
        }
        return node.put("at", entry.at().toString());
    }

    private static void strings(ObjectNode node, List<String> notes) {
        var array = node.putArray("notes");
        notes.forEach(array::add);
    }

    private ObjectNode answered(ObjectNode node, Answer answer) throws IOException {
        node.put("exit", answer.exit());
        node.set("stdout", outputs.write(answer.stdout()));
        node.set("stderr", outputs.write(answer.stderr()));
        return node.put("at", answer.at().toString()).put("took", answer.took().toString());
    }

    private static ObjectNode by(StartedBy by) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("account", by.account())
                .put("sudoUser", by.sudoUser())
                .put("controller", by.controller())
                .put("version", by.version());
    }

    private static ObjectNode node(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }

    private static ObjectNode node(String kind, StepKey step) {
        return node(kind).put("step", step.toString());
    }

    private static ObjectNode node(String kind, StepKey step, int move) {
        return node(kind, step).put("move", move);
    }

    private static Written written(ObjectNode node) {
        return new Written(node.get("kind").asText(), node.toString().getBytes(StandardCharsets.UTF_8));
    }
}
