package dev.runproof.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.runproof.model.Answer;
import dev.runproof.model.Confirmation;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.Upload;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** Reads what {@link EntryWriter} wrote; a member that is missing or a kind that is not known is an error. */
final class EntryReader {
    private static final JsonMapper JSON = new JsonMapper();

    private final OutputStore outputs;

    EntryReader(OutputStore outputs) {
        this.outputs = outputs;
    }

    static JournalHeader header(byte[] json) throws IOException {
        JsonNode node = JSON.readTree(json);
        if (!text(node, "kind").equals("header")) {
            throw new IOException("a header, found " + text(node, "kind"));
        }
        var steps = new ArrayList<PlannedStep>();
        for (JsonNode step : node.required("steps")) {
            steps.add(new PlannedStep(StepKey.parse(text(step, "step")), text(step, "scenario"), text(step, "text")));
        }
        return new JournalHeader(
                text(node, "run"),
                text(node, "asked"),
                text(node, "procedure"),
                text(node, "procedureHash"),
                text(node, "environment"),
                text(node, "planHash"),
                by(node.required("by")),
                at(node),
                steps);
    }

    JournalEntry entry(byte[] json) throws IOException {
        JsonNode node = JSON.readTree(json);
        String kind = text(node, "kind");
        return switch (kind) {
            case "began" ->
                new JournalEntry.Began(
                        step(node),
                        text(node, "fingerprint"),
                        node.required("attempt").asInt(),
                        at(node));
            case "answered" -> new JournalEntry.Answered(step(node), move(node), answer(node));
            case "polled" -> new JournalEntry.Polled(step(node), move(node), answer(node));
            case "acting" ->
                new JournalEntry.Acting(
                        step(node), move(node), text(node, "ledger"), new HostName(text(node, "host")), at(node));
            case "acted" -> new JournalEntry.Acted(step(node), move(node), text(node, "ledger"), answer(node));
            case "looked" ->
                new JournalEntry.Looked(
                        step(node),
                        move(node),
                        new Look.Finding(
                                Look.Conclusion.valueOf(text(node, "conclusion")),
                                text(node, "name"),
                                text(node, "told")),
                        at(node));
            case "uploaded" ->
                new JournalEntry.Uploaded(
                        step(node),
                        move(node),
                        new Upload.Uploaded(
                                text(node, "sha256"),
                                node.required("size").asLong(),
                                node.required("wasThere").asBoolean()),
                        at(node));
            case "confirmed" -> new JournalEntry.Confirmed(step(node), move(node), confirmation(node));
            case "ended" -> ended(node);
            case "interrupted" -> new JournalEntry.Interrupted(text(node, "reason"), at(node));
            case "resumed" -> new JournalEntry.Resumed(by(node.required("by")), at(node));
            case "run-ended" -> new JournalEntry.RunEnded(Verdict.valueOf(text(node, "verdict")), at(node));
            default -> throw new IOException("a kind of entry that is known, found '" + kind + "'");
        };
    }

    private static JournalEntry.Ended ended(JsonNode node) {
        var judgements = new ArrayList<Judgement>();
        for (JsonNode judgement : node.required("judgements")) {
            var notes = new ArrayList<String>();
            judgement.required("notes").forEach(note -> notes.add(note.asText()));
            judgements.add(new Judgement(
                    Verdict.valueOf(text(judgement, "verdict")),
                    text(judgement, "expected"),
                    text(judgement, "actual"),
                    notes));
        }
        return new JournalEntry.Ended(step(node), Verdict.valueOf(text(node, "verdict")), judgements, at(node));
    }

    private static Confirmation confirmation(JsonNode node) {
        return new Confirmation(
                text(node, "gate"), text(node, "by"), text(node, "reason"), at(node), text(node, "question"));
    }

    private Answer answer(JsonNode node) throws IOException {
        return new Answer(
                node.required("exit").asInt(),
                outputs.read(node.required("stdout")),
                outputs.read(node.required("stderr")),
                at(node),
                Duration.parse(text(node, "took")));
    }

    private static StartedBy by(JsonNode node) {
        return new StartedBy(
                text(node, "account"), text(node, "sudoUser"), text(node, "controller"), text(node, "version"));
    }

    private static StepKey step(JsonNode node) {
        return StepKey.parse(text(node, "step"));
    }

    private static int move(JsonNode node) {
        return node.required("move").asInt();
    }

    private static Instant at(JsonNode node) {
        return Instant.parse(text(node, "at"));
    }

    private static String text(JsonNode node, String member) {
        return node.required(member).asText();
    }
}
