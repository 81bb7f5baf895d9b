package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;

/** What OpenMLDB's client says of tables that are not ok before it prints the table that was asked for. */
final class SqlMessages {
    private static final String BROKEN = "ERROR: table ";
    private static final String IS_BROKEN = " is broken, ";
    private static final String NO_STATUS = "ERROR: fail to get all table status, ";
    private static final String HINT = "HINT: ";

    private SqlMessages() {}

    /** Takes the messages that come next, if any. */
    static List<String> take(LineReader lines) {
        var messages = new ArrayList<String>();
        boolean previewMayGoOn = false;
        while (!lines.ended()) {
            String text = lines.peek().text();
            boolean error = (text.startsWith(BROKEN) && text.contains(IS_BROKEN)) || text.startsWith(NO_STATUS);
            boolean preview = previewMayGoOn && text.startsWith("[");
            if (!error && !preview && !text.startsWith(HINT)) {
                return messages;
            }
            messages.add(ByteText.decoded(lines.next("a message").trimmed()));
            previewMayGoOn = error || preview;
        }
        return messages;
    }
}
