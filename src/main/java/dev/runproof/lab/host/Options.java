package dev.runproof.lab.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options and operands of a call, read as {@code getopt} does.
 *
 * @param options in their order; a long option stands under the letter it is the same as
 */
public record Options(List<Option> options, List<String> operands) {
    public Options {
        options = List.copyOf(options);
        operands = List.copyOf(operands);
    }

    /** @param argument empty text when it has none */
    public record Option(char letter, String argument) {}

    /** What a command understands. */
    public record Form(String flags, String withArgument, Map<String, Character> longNames, Order order) {
        public static Form of(String flags, String withArgument) {
            return new Form(flags, withArgument, Map.of(), Order.MIXED);
        }

        public Form named(Map<String, Character> names) {
            return new Form(flags, withArgument, names, order);
        }

        public Form first() {
            return new Form(flags, withArgument, longNames, Order.OPTIONS_FIRST);
        }
    }

    /** Whether options may follow operands. */
    public enum Order {
        MIXED,
        OPTIONS_FIRST
    }

    /** An option that is not understood; the message is what the command prints after its name. */
    public static final class Bad extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Bad(String message) {
            super(message);
        }
    }

    public boolean has(char letter) {
        return options.stream().anyMatch(option -> option.letter() == letter);
    }

    /** The argument of the last option of this letter. */
    public Optional<String> argument(char letter) {
        return options.stream()
                .filter(option -> option.letter() == letter)
                .map(Option::argument)
                .reduce((first, second) -> second);
    }

    public List<String> arguments(char letter) {
        return options.stream()
                .filter(option -> option.letter() == letter)
                .map(Option::argument)
                .toList();
    }

    /** Reads the words after the command's name. */
    public static Options read(List<String> words, Form form) {
        var options = new ArrayList<Option>();
        var operands = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                operands.addAll(words.subList(i + 1, words.size()));
                break;
            } else if (word.startsWith("--")) {
                i += readLong(word, words, i, form, options);
            } else if (word.startsWith("-") && word.length() > 1) {
                i += readShort(word, words, i, form, options);
            } else if (form.order() == Order.OPTIONS_FIRST) {
                operands.addAll(words.subList(i, words.size()));
                break;
            } else {
                operands.add(word);
            }
        }
        return new Options(options, operands);
    }

    /** Returns how many further words were taken as an argument. */
    private static int readLong(String word, List<String> words, int at, Form form, List<Option> options) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
        Character letter = form.longNames().get(name);
        if (letter == null) {
            throw new Bad("unrecognized option '" + word + "'");
        }
        if (form.withArgument().indexOf(letter) < 0) {
            options.add(new Option(letter, equals < 0 ? "" : word.substring(equals + 1)));
            return 0;
        }
        if (equals >= 0) {
            options.add(new Option(letter, word.substring(equals + 1)));
            return 0;
        }
        if (at + 1 >= words.size()) {
            throw new Bad("option '" + word + "' requires an argument");
        }
        options.add(new Option(letter, words.get(at + 1)));
        return 1;
    }

    private static int readShort(String word, List<String> words, int at, Form form, List<Option> options) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (form.withArgument().indexOf(letter) >= 0) {
                if (i + 1 < word.length()) {
                    options.add(new Option(letter, word.substring(i + 1)));
                    return 0;
                }
                if (at + 1 >= words.size()) {
                    throw new Bad("option requires an argument -- '" + letter + "'");
                }
                options.add(new Option(letter, words.get(at + 1)));
                return 1;
            }
            if (form.flags().indexOf(letter) < 0) {
                throw new Bad("invalid option -- '" + letter + "'");
            }
            options.add(new Option(letter, ""));
        }
        return 0;
    }
}
