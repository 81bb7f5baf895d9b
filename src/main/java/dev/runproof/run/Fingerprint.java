package dev.runproof.run;

import dev.runproof.model.Command;
import dev.runproof.model.Move;
import dev.runproof.model.ShellText;
import dev.runproof.model.StepScript;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over what a reader of a plan sees, so that a changed step or plan is never taken for the old one. */
final class Fingerprint {
    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String of(StepPlace place, StepScript script) {
        var fingerprint =
                new Fingerprint().add(place.key().toString()).add(place.text()).add(script.purpose());
        for (Move move : script.moves()) {
            fingerprint.add(move.effect().toString()).add(MoveText.of(move));
            PlanView.command(move.itself()).ifPresent(fingerprint::addShellTexts);
        }
        return fingerprint.hex();
    }

    /** A plan shows them by name only. */
    private void addShellTexts(Command command) {
        for (Object word : command.argv()) {
            if (word instanceof ShellText text) {
                add(text.text());
            }
        }
    }

    static String of(List<String> parts) {
        var fingerprint = new Fingerprint();
        parts.forEach(fingerprint::add);
        return fingerprint.hex();
    }

    /** Adds one text; its length goes in first, so that two texts never read as one. */
    private Fingerprint add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
