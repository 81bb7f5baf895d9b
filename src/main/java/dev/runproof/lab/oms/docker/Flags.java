package dev.runproof.lab.oms.docker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of one subcommand, told apart into options and operands as Docker's client does. */
final class Flags {
    /** The words of Go for a truth value. */
    private static final List<String> TRUE = List.of("1", "t", "T", "true", "TRUE", "True");

    private static final List<String> FALSE = List.of("0", "f", "F", "false", "FALSE", "False");

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();

    /** Which options a subcommand has: with a value, and without; each may have a letter. */
    record Form(Map<String, Character> withValue, Map<String, Character> switches, boolean stopsAtOperand) {
        static final char NO_LETTER = ' ';

        Form {
            withValue = Map.copyOf(withValue);
            switches = Map.copyOf(switches);
        }

        /** Words are such as {@code name} or {@code v|volume}. */
        static Form of(String withValue, String switches) {
            return new Form(map(withValue), map(switches), false);
        }

        /** What follows the first operand belongs to a command. */
        Form thenCommand() {
            return new Form(withValue, switches, true);
        }

        private static Map<String, Character> map(String words) {
            var map = new LinkedHashMap<String, Character>();
            for (String word : words.strip().split("\\s+", -1)) {
                if (word.length() > 1 && word.charAt(1) == '|') {
                    map.put(word.substring(2), word.charAt(0));
                } else if (!word.isEmpty()) {
                    map.put(word, NO_LETTER);
                }
            }
            return map;
        }
    }

    /** Words that the client does not take. */
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown(String message) {
            super(message);
        }

        /** @param flag as it is written, with its letter when it has one */
        static Unknown value(String flag, String text, String why) {
            return new Unknown("invalid argument \"" + text + "\" for \"" + flag + "\" flag: " + why);
        }
    }

    /** Words that the client takes and then finds to be of no use. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /** Why a text is no number, in the words of Go. */
    static String notANumber(String text) {
        return "strconv.ParseInt: parsing \"" + text + "\": invalid syntax";
    }

    private Flags() {}

    static Flags parse(List<String> words, Form form) {
        var flags = new Flags();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                flags.operands.addAll(words.subList(i + 1, words.size()));
                return flags;
            }
            if (word.startsWith("--")) {
                i = flags.longOption(words, i, form);
            } else if (word.startsWith("-") && word.length() > 1) {
                i = flags.letters(words, i, form);
            } else if (form.stopsAtOperand()) {
                flags.operands.addAll(words.subList(i, words.size()));
                return flags;
            } else {
                flags.operands.add(word);
            }
        }
        return flags;
    }

    private int longOption(List<String> words, int at, Form form) {
        String word = words.get(at).substring(2);
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (form.switches().containsKey(name) || name.equals("help")) {
            String value = equals < 0 ? "true" : word.substring(equals + 1);
            if (!TRUE.contains(value) && !FALSE.contains(value)) {
                char letter = form.switches().getOrDefault(name, Form.NO_LETTER);
                throw Unknown.value(
                        (letter == Form.NO_LETTER ? "--" : "-" + letter + ", --") + name,
                        value,
                        "strconv.ParseBool: parsing \"" + value + "\": invalid syntax");
            }
            add(name, value);
            return at;
        }
        if (!form.withValue().containsKey(name)) {
            throw new Unknown("unknown flag: --" + name);
        }
        if (equals >= 0) {
            add(name, word.substring(equals + 1));
            return at;
        }
        if (at + 1 >= words.size()) {
            throw new Unknown("flag needs an argument: --" + name);
        }
        add(name, words.get(at + 1));
        return at + 1;
    }

    private int letters(List<String> words, int at, Form form) {
        String letters = words.get(at).substring(1);
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            Optional<String> flag = named(form.switches(), letter);
            if (flag.isPresent()) {
                add(flag.get(), "true");
                continue;
            }
            String name = named(form.withValue(), letter)
                    .orElseThrow(() -> new Unknown("unknown shorthand flag: '" + letter + "' in -" + letters));
            String rest = letters.substring(i + 1);
            if (!rest.isEmpty()) {
                add(name, rest.startsWith("=") ? rest.substring(1) : rest);
                return at;
            }
            if (at + 1 >= words.size()) {
                throw new Unknown("flag needs an argument: '" + letter + "' in -" + letters);
            }
            add(name, words.get(at + 1));
            return at + 1;
        }
        return at;
    }

    private static Optional<String> named(Map<String, Character> options, char letter) {
        return options.entrySet().stream()
                .filter(option -> option.getValue() == letter && letter != Form.NO_LETTER)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    boolean has(String name) {
        return TRUE.contains(value(name).orElse("false"));
    }

    Optional<String> value(String name) {
        var all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The last value of a flag for which an empty text is none. */
    Optional<String> given(String name) {
        return value(name).filter(text -> !text.isEmpty());
    }

    /**
     * The last value of a flag as a whole number.
     *
     * @param written the flag as it is written, with its letter
     */
    long number(String name, String written, long otherwise) {
        String text = value(name).orElse(Long.toString(otherwise));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Unknown.value(written, text, notANumber(text));
        }
    }

    /** Whether there are operands only. */
    boolean isEmpty() {
        return values.isEmpty();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    List<String> operands() {
        return List.copyOf(operands);
    }
}
