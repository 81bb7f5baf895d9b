package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a dump statement by statement, with the comments and client commands between them. */
final class DumpReader {
    private static final List<String> SANDBOX =
            List.of("/*M!999999\\- enable the sandbox mode */", "/*!999999\\- enable the sandbox mode */");
    private static final List<String> MESSAGES = List.of("mysqldump: ", "mariadb-dump: ");
    private static final Pattern MARKER =
            Pattern.compile("-- Dump completed(?: on (?<day>[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))"
                    + " {1,2}(?<hour>[01]?[0-9]|2[0-3]):(?<rest>[0-5][0-9]:[0-5][0-9]))?");
    private static final String DELIMITER = "DELIMITER";

    private final DumpCursor text;
    private final Map<String, MysqldumpFile.Table> tables = new LinkedHashMap<>();
    private String delimiter = ";";
    private boolean switchesDatabase;
    private boolean anyStatement;
    /** The last marker; null before one. */
    private @Nullable Matcher marker;
    /** The last line that is not blank is the marker. */
    private boolean endsWithMarker;

    private @Nullable Integer cut;

    DumpReader(DumpCursor text) {
        this.text = text;
    }

    MysqldumpFile read() {
        text.skipWhite();
        if (text.ended()) {
            throw OutputFormatException.empty(MysqldumpFile.TOOL, "the header of a dump");
        }
        String sandbox = SANDBOX.stream().filter(text::startsWith).findFirst().orElse("");
        DumpHeader header = header(sandbox);
        text.skipWhite();
        while (!text.ended() && cut == null) {
            next(header);
            text.skipWhite();
        }
        boolean complete = cut == null && endsWithMarker;
        return new MysqldumpFile(
                header.flavour(),
                header.clientVersion(),
                header.host(),
                header.database(),
                header.serverVersion(),
                !sandbox.isEmpty(),
                switchesDatabase,
                List.copyOf(tables.values()),
                complete,
                complete ? completedAt() : null,
                complete ? null : reason(),
                cut);
    }

    private DumpHeader header(String sandbox) {
        int sandboxLine = text.line();
        text.skip(sandbox.length());
        text.skipWhite();
        int line = text.ended() ? sandboxLine : text.line();
        String first = text.ended() ? sandbox : text.restOfLine();
        return DumpHeader.of(first)
                .orElseThrow(
                        () -> OutputFormatException.atLine(MysqldumpFile.TOOL, line, first, "not a mysqldump file"));
    }

    private void next(DumpHeader header) {
        int line = text.line();
        boolean firstInLine = text.isFirstInLine();
        if (firstInLine && MESSAGES.stream().anyMatch(text::startsWith)) {
            throw OutputFormatException.atLine(
                    MysqldumpFile.TOOL, line, text.restOfLine(), "a message of the client in the dump");
        }
        endsWithMarker = false;
        if (text.isLineComment()) {
            comment(text.restOfLine(), firstInLine, header);
        } else if (text.startsWith("/*") && !text.startsWith("/*!") && !text.startsWith("/*M!")) {
            text.skip(2);
            if (!text.skipBehind("*/")) {
                cut = line;
            }
        } else if (text.startsWith(delimiter)) {
            text.skip(delimiter.length());
        } else if (!changesDelimiter(firstInLine)) {
            statement(line);
        }
    }

    private void comment(String comment, boolean firstInLine, DumpHeader header) {
        Matcher completed = MARKER.matcher(comment);
        if (firstInLine && completed.matches()) {
            marker = completed;
            endsWithMarker = true;
        } else if (!anyStatement) {
            header.take(comment);
        }
    }

    /** A command of the client, which takes the rest of its line and no delimiter. */
    private boolean changesDelimiter(boolean firstInLine) {
        if (!firstInLine || !(text.startsWith(DELIMITER) || text.startsWith(DELIMITER.toLowerCase(Locale.ROOT)))) {
            return false;
        }
        String chosen = text.restOfLine().substring(DELIMITER.length()).strip();
        if (!chosen.isEmpty()) {
            delimiter = chosen;
        }
        return true;
    }

    private void statement(int line) {
        anyStatement = true;
        var statement = new DumpStatement();
        boolean whole = new StatementWalk(text, delimiter, statement).toEnd();
        switchesDatabase |= statement.switchesDatabase();
        MysqldumpFile.Table table = statement.table(whole);
        if (table != null) {
            tables.merge(table.name(), table, MysqldumpFile.Table::plus);
        }
        if (!whole) {
            cut = line;
        }
    }

    private String reason() {
        if (cut != null) {
            return "cut-statement";
        }
        return marker == null ? "no-marker" : "text-after-marker";
    }

    private @Nullable String completedAt() {
        if (marker == null || marker.group("day") == null) {
            return null;
        }
        String hour = marker.group("hour");
        return marker.group("day") + "T" + (hour.length() < 2 ? "0" + hour : hour) + ":" + marker.group("rest");
    }
}
