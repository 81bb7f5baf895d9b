package dev.runproof.product.opengauss;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether cron keeps om_monitor alive: a line that names it may run once a year, or another program. */
final class CronMonitor {
    private static final String PROGRAM = "om_monitor";
    private static final int FIELDS = 5;
    private static final Set<String> EVERY = Set.of("*", "*/1");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*=.*");
    /** What may stand before the program that a command of the shell runs. */
    private static final Set<String> IN_FRONT =
            Set.of("nohup", "exec", "command", "env", "setsid", "nice", "if", "then", "else", "do", "!", "{");

    private static final Set<String> SHELLS = Set.of("sh", "bash");

    private CronMonitor() {}

    static boolean startsEveryMinute(String crontab) {
        return lines(crontab).stream().anyMatch(CronMonitor::starts);
    }

    /** The lines that name the program and do not start it every minute. */
    static List<String> mentions(String crontab) {
        return lines(crontab).stream()
                .filter(line -> line.contains(PROGRAM) && !starts(line))
                .toList();
    }

    private static List<String> lines(String crontab) {
        return crontab.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static boolean starts(String line) {
        String[] words = BLANKS.split(line, FIELDS + 1);
        return words.length > FIELDS
                && List.of(words).subList(0, FIELDS).stream().allMatch(EVERY::contains)
                && runs(command(words[FIELDS]));
    }

    /** Behind a {@code %} without a backslash cron gives the rest to the command as its input. */
    private static String command(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && (i == 0 || text.charAt(i - 1) != '\\')) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static boolean runs(String script) {
        return commands(script).stream().anyMatch(CronMonitor::isProgram);
    }

    private static boolean isProgram(List<String> words) {
        int first = 0;
        while (first < words.size()
                && (IN_FRONT.contains(words.get(first))
                        || ASSIGNMENT.matcher(words.get(first)).matches())) {
            first++;
        }
        if (first == words.size()) {
            return false;
        }
        String program = BeforePicture.baseName(words.get(first));
        if (SHELLS.contains(program) && first + 2 < words.size()) {
            return words.get(first + 1).matches("-[a-z]*c") && runs(words.get(first + 2));
        }
        return program.equals(PROGRAM);
    }

    /** The simple commands of a line of shell, each as its words without their quotes. */
    private static List<List<String>> commands(String script) {
        var commands = new ArrayList<List<String>>();
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < script.length(); i++) {
            char at = script.charAt(i);
            if (quote != 0) {
                if (at == quote) {
                    quote = 0;
                } else {
                    word.append(at);
                }
            } else if (at == '\'' || at == '"') {
                quote = at;
                inWord = true;
            } else if (at == '#' && !inWord) {
                break;
            } else if (Character.isWhitespace(at) || ";&|()".indexOf(at) >= 0) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
                if (!Character.isWhitespace(at) && !isRedirection(script, i)) {
                    commands.add(List.copyOf(words));
                    words.clear();
                }
            } else {
                word.append(at);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        commands.add(List.copyOf(words));
        return commands;
    }

    /** The {@code &} of {@code 2>&1} or {@code &>file} ends no command. */
    private static boolean isRedirection(String script, int at) {
        return script.charAt(at) == '&'
                && ((at > 0 && script.charAt(at - 1) == '>')
                        || (at + 1 < script.length() && script.charAt(at + 1) == '>'));
    }
}
