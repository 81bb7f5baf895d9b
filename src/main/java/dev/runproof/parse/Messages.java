package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;

/** What {@code cm_ctl} says beside its tables; such a message may stand wherever a blank line may. */
final class Messages {
    private static final String PREFIX = "cm_ctl: ";
    private static final String ADVICE = "Maybe cm_server is not running, or timeout expired. Please try again.";

    private final LineReader lines;
    private final List<String> texts = new ArrayList<>();

    Messages(LineReader lines) {
        this.lines = lines;
    }

    /** Takes the messages that come next, if any. */
    void take() {
        while (areNext()) {
            texts.add(Blanks.trim(lines.next("a message").text().substring(PREFIX.length())));
            if (lines.hasAdjacent() && lines.peek().trimmed().equals(ADVICE)) {
                lines.next("the advice");
                texts.add(ADVICE);
            }
        }
    }

    boolean areNext() {
        return !lines.ended() && lines.peek().text().startsWith(PREFIX);
    }

    /** True when the tool said anything so far: the rest of its output may then be missing. */
    boolean any() {
        return !texts.isEmpty();
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
