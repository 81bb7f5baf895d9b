package dev.runproof.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the help text of {@code gs_upgradectl} from top to bottom; blank lines mean nothing in it. */
final class HelpReader {
    private static final String SUMMARY = "gs_upgradectl is a utility";
    private static final String USAGE = "Usage:";
    private static final String PROGRAM = "gs_upgradectl ";
    private static final String GENERAL = "General options";
    private static final Set<String> GROUPS = Set.of(GENERAL, "Option for grey upgrade");
    private static final String SUBCOMMAND_OPTION = "-t";
    private static final String LIST_BEGIN = "It can be";
    private static final int DEEPEST_OPTION = 8;
    private static final Pattern SUBCOMMAND = Pattern.compile("[a-z]++(?:-[a-z]++)*+");

    private final LineReader lines;
    private final List<HelpOption> options = new ArrayList<>();
    private List<String> subcommands = List.of();

    HelpReader(LineReader lines) {
        this.lines = lines;
    }

    GsUpgradectlHelp read() {
        Line summary = lines.next(SUMMARY);
        if (!summary.trimmed().startsWith(SUMMARY)) {
            throw lines.refused(summary, "expected " + SUMMARY);
        }
        Line heading = lines.next(USAGE);
        if (!heading.trimmed().equals(USAGE)) {
            throw lines.refused(heading, "expected " + USAGE);
        }
        List<String> usage = usage();
        while (!lines.ended()) {
            group();
        }
        if (subcommands.isEmpty()) {
            throw lines.missing("the option " + SUBCOMMAND_OPTION + " of the " + GENERAL);
        }
        return new GsUpgradectlHelp(summary.trimmed(), usage, options, subcommands);
    }

    private List<String> usage() {
        List<String> usage = new ArrayList<>();
        do {
            Line line = lines.next("a usage line");
            if (line.indent() == 0 || !line.trimmed().startsWith(PROGRAM)) {
                throw lines.refused(line, "expected an indented usage line that begins with " + PROGRAM.trim());
            }
            usage.add(line.trimmed());
        } while (!lines.ended() && lines.peek().indent() > 0);
        return usage;
    }

    /** Indented lines never come here: they belong to the usage or to the group above. */
    private void group() {
        Line heading = lines.next("a group of options");
        String text = heading.trimmed();
        String group = text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
        if (!GROUPS.contains(group)) {
            throw lines.refused(heading, "expected a group of options, as in General options:");
        }
        while (!lines.ended() && lines.peek().indent() > 0) {
            option(group);
        }
    }

    private void option(String group) {
        Line line = lines.next("an option");
        String text = line.trimmed();
        if (line.indent() > DEEPEST_OPTION || !text.startsWith("-")) {
            throw lines.refused(line, "expected an option, indented by at most 8 blanks");
        }
        int gap = endOfName(text);
        List<String> pieces = new ArrayList<>();
        pieces.add(Blanks.trim(text.substring(gap)));
        while (!lines.ended() && lines.peek().indent() > DEEPEST_OPTION) {
            pieces.add(lines.next("a description").trimmed());
        }
        pieces.removeIf(String::isEmpty);
        HelpOption option = new HelpOption(group, text.substring(0, gap), String.join(" ", pieces));
        options.add(option);
        if (group.equals(GENERAL) && option.option().equals(SUBCOMMAND_OPTION)) {
            subcommands = subcommands(line, option.text());
        }
    }

    /** Where the first two blanks in a row stand, or the end. */
    private static int endOfName(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            if (Blanks.isBlank(text.charAt(i)) && Blanks.isBlank(text.charAt(i + 1))) {
                return i;
            }
        }
        return text.length();
    }

    private List<String> subcommands(Line line, String text) {
        int begin = text.indexOf(LIST_BEGIN);
        if (begin < 0) {
            throw lines.refused(line, "expected a description with " + LIST_BEGIN);
        }
        String list = Blanks.trim(text.substring(begin + LIST_BEGIN.length()));
        String values = list.endsWith(".") ? list.substring(0, list.length() - 1) : list;
        List<String> subcommands =
                Arrays.stream(values.split(",", -1)).map(Blanks::trim).toList();
        if (!subcommands.stream().allMatch(value -> SUBCOMMAND.matcher(value).matches())) {
            throw lines.refused(
                    line, "expected subcommands of lower-case words, joined by commas, after " + LIST_BEGIN);
        }
        return subcommands;
    }
}
