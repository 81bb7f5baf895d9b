package dev.runproof.product.generic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a process runs, by its command line: its first or second word, or what comes after the options of an interpreter.
 *
 * <p>{@code python3 -u ./tool}, {@code /usr/bin/env -i python3 ./tool} and {@code bash -x ./tool} all run {@code tool}.
 */
final class InterpretedCommand {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*=.*");
    /** Interpreters, each with those of its options that take the next word with them. */
    private static final Map<Pattern, Set<String>> INTERPRETERS = Map.of(
            Pattern.compile("(?:python|pypy)[0-9.]*"), Set.of("-W", "-X", "-Q", "--check-hash-based-pycs"),
            Pattern.compile("(?:ba|da|k|z)?sh"), Set.of("-o", "+o", "-O", "+O", "--rcfile", "--init-file"),
            Pattern.compile("env"), Set.of("-u", "-C"));

    private InterpretedCommand() {}

    /** The base names of all that the process may be said to run. */
    static Set<String> programs(String command) {
        List<String> words = List.of(BLANKS.split(command.strip()));
        var programs = new LinkedHashSet<String>();
        words.stream().limit(2).map(InterpretedCommand::baseName).forEach(programs::add);
        int at = 0;
        while (at < words.size()) {
            String name = baseName(words.get(at));
            programs.add(name);
            Optional<Set<String>> withValue = INTERPRETERS.entrySet().stream()
                    .filter(entry -> entry.getKey().matcher(name).matches())
                    .map(Map.Entry::getValue)
                    .findFirst();
            if (withValue.isEmpty()) {
                break;
            }
            at = afterOptions(words, at + 1, withValue.get());
        }
        return programs;
    }

    private static int afterOptions(List<String> words, int from, Set<String> withValue) {
        int at = from;
        while (at < words.size() && isOption(words.get(at))) {
            // A program that is given as text has no name; the words behind it are its arguments.
            if (words.get(at).equals("-c")) {
                return words.size();
            }
            at += withValue.contains(words.get(at)) ? 2 : 1;
        }
        return at;
    }

    private static boolean isOption(String word) {
        return word.startsWith("-")
                || word.startsWith("+")
                || ASSIGNMENT.matcher(word).matches();
    }

    private static String baseName(String word) {
        return word.substring(word.lastIndexOf('/') + 1);
    }
}
