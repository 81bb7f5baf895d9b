package dev.runproof.inventory;

import java.util.List;
import java.util.Map;

/** What the value of a key looks like. */
sealed interface Shape {
    /** The shape in words, as it follows "expected". */
    String expected();

    /** Whether a text of the command line can stand for it. */
    default boolean holds(String text) {
        return !text.isEmpty();
    }

    /** A text of the command line that holds, as a file would say it. */
    default String asInFile(String text) {
        return text;
    }

    /** Any text; quotes are needed where YAML would read something else. */
    record Text(String expected) implements Shape {}

    /** Text, or nothing at all as programs write it: {@code null}. */
    record TextOrNull(String expected) implements Shape {}

    /** A reference to a secret or the name of one; what stands there is never shown. */
    record Confidential(String expected) implements Shape {}

    /** A whole number within limits, both included. */
    record Whole(int least, int most) implements Shape {
        @Override
        public String expected() {
            return "a whole number from " + least + " to " + most + ", without quotes";
        }

        @Override
        public boolean holds(String text) {
            return text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
        }
    }

    /** A number within limits, both included. */
    record Decimal(int least, int most) implements Shape {
        @Override
        public String expected() {
            return "a number from " + least + " to " + most + ", without quotes";
        }
    }

    /** True or false; on the command line also on or off. */
    record Flag() implements Shape {
        private static final Map<String, String> WORDS =
                Map.of("true", "true", "on", "true", "false", "false", "off", "false");

        @Override
        public String expected() {
            return "true or false, without quotes";
        }

        @Override
        public boolean holds(String text) {
            return WORDS.containsKey(text);
        }

        @Override
        public String asInFile(String text) {
            return WORDS.getOrDefault(text, text);
        }
    }

    /** True, false or one word between them. */
    record FlagOr(String word) implements Shape {
        private static final Flag FLAG = new Flag();

        @Override
        public String expected() {
            return "true, false or " + word + ", without quotes";
        }

        @Override
        public boolean holds(String text) {
            return text.equals(word) || FLAG.holds(text);
        }

        @Override
        public String asInFile(String text) {
            return FLAG.asInFile(text);
        }
    }

    /** One of some words. */
    record Choice(List<String> words) implements Shape {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String expected() {
            return words.size() == 1 ? words.get(0) : "one of " + String.join(", ", words);
        }

        @Override
        public boolean holds(String text) {
            return words.contains(text);
        }
    }

    /** A list of words. */
    record Words(String expected) implements Shape {}

    /** Keys with values of their own. */
    record Section(List<Key> keys) implements Shape {
        public Section {
            keys = List.copyOf(keys);
        }

        @Override
        public String expected() {
            return "keys with values: " + Key.names(keys);
        }
    }

    /** A list of sections. */
    record Sections(List<Key> keys) implements Shape {
        public Sections {
            keys = List.copyOf(keys);
        }

        @Override
        public String expected() {
            return "a list, an entry per line begun with '-', each with keys: " + Key.names(keys);
        }
    }

    /** Names chosen by the author, each with a text. */
    record Texts(String expected) implements Shape {}

    /** Names chosen by the author, each with a reference to a secret. */
    record References(String expected) implements Shape {}
}
