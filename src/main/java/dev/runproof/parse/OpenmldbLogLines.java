package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that a search found in the log files of one component.
 *
 * @param lines file after file, each in its order
 * @param unreadable the files that could not be searched
 */
public record OpenmldbLogLines(List<LogLine> lines, List<String> unreadable) {
    private static final String TOOL = "log search";
    private static final Pattern NUMBERED = Pattern.compile("(?<number>[0-9]{1,9}):(?<text>.*)");

    public OpenmldbLogLines {
        lines = List.copyOf(lines);
        unreadable = List.copyOf(unreadable);
    }

    /** @param text the whole line, with its date */
    public record LogLine(String file, int number, String text) {
        private static final Pattern RECORD =
                Pattern.compile("(?<level>[IWEF])(?<date>[0-9]{8}|[0-9]{4}) (?<time>[0-9:.]{8,15}) .*");

        /** Warnings and worse. */
        public boolean warns() {
            Matcher matcher = RECORD.matcher(text);
            return matcher.matches() && !matcher.group("level").equals("I");
        }

        /**
         * Its time, in a form that sorts; empty for a line that is no record of its own.
         *
         * @param year four digits, for builds that print none
         */
        public String time(String year) {
            Matcher matcher = RECORD.matcher(text);
            if (!matcher.matches()) {
                return "";
            }
            String date = matcher.group("date");
            return (date.length() == 4 ? year : "") + date + " " + matcher.group("time");
        }

        @Override
        public String toString() {
            return file + ":" + number + ": " + text;
        }
    }

    /**
     * The lines by file, of a loop that searched one file after the other and set marks.
     *
     * @throws dev.runproof.model.OutputFormatException at a line without its number
     */
    public static OpenmldbLogLines ofEachFile(byte[] output) {
        var lines = new ArrayList<LogLine>();
        var unreadable = new TreeSet<String>();
        AskedEach.readAny(TOOL, file -> TOOL + " in " + file, output, (found, exit) -> {
            while (!found.ended()) {
                Line line = found.next("a line with its number");
                Matcher numbered = NUMBERED.matcher(ByteText.decoded(line.text()));
                if (!numbered.matches()) {
                    throw found.refused(line, "expected a number, a colon and a line");
                }
                lines.add(new LogLine(
                        found.tool().substring(TOOL.length() + " in ".length()),
                        Integer.parseInt(numbered.group("number")),
                        numbered.group("text")));
            }
            if (exit != 0) {
                unreadable.add(found.tool().substring(TOOL.length() + " in ".length()));
            }
            return exit;
        });
        return new OpenmldbLogLines(lines, List.copyOf(unreadable));
    }
}
