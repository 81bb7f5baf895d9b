package dev.runproof.console;

import dev.runproof.model.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A deed on a console in the form of a command, so that plan, journal, evidence and resume treat a console as they treat a
 * host: {@code parameter ha.config}.
 *
 * @param limit how long an answer to a program is waited for; what is done in a browser has the limits of {@link
 *     ConsoleTarget}
 */
public record ConsoleCommand(Kind kind, List<String> arguments, Duration limit) {
    /** More than the component page of any version has. */
    private static final int MOST_TABS = 8;

    public ConsoleCommand {
        arguments = List.copyOf(arguments);
    }

    /** What is done. */
    public enum Kind {
        /** A row of System Management &gt; System Parameters. */
        PARAMETER("parameter", 1, 0),
        /** The rows of OPS &amp; Monitoring &gt; Server. */
        SERVERS("servers", 0, 0),
        /** The rows of tabs of the component page. */
        COMPONENTS("components", 1, MOST_TABS),
        /** Every project with its components, by {@code /api/v2}, and their states as tabs of the component page show them. */
        PROJECTS("projects", 0, MOST_TABS),
        /** The version that Help Center &gt; About OMS names. */
        ABOUT("about", 0, 0),
        /** What {@code /oms/health} answers. */
        HEALTH("health", 0, 0),
        /** What an action of {@code /api/v2} that changes nothing answers. */
        API("api", 2, 0),
        /** Changes a system parameter. */
        MODIFY("modify", 3, 0);

        private final String word;
        private final int arguments;
        private final int further;

        /** @param further how many arguments may follow those that are needed */
        Kind(String word, int arguments, int further) {
            this.word = word;
            this.arguments = arguments;
            this.further = further;
        }

        private boolean takes(int given) {
            return given >= arguments && given <= arguments + further;
        }

        public boolean changes() {
            return this == MODIFY;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    public static Command parameter(Object name) {
        return command(Kind.PARAMETER, name);
    }

    public static Command servers() {
        return command(Kind.SERVERS);
    }

    /** @param tabs their visible names, such as {@code Store}; at least one */
    public static Command components(Object... tabs) {
        return command(Kind.COMPONENTS, tabs);
    }

    /** @param tabs where the words of the component page are wanted besides those of {@code /api/v2} */
    public static Command projects(Object... tabs) {
        return command(Kind.PROJECTS, tabs);
    }

    public static Command about() {
        return command(Kind.ABOUT);
    }

    public static Command health() {
        return command(Kind.HEALTH);
    }

    /** @param json the body of the request */
    public static Command api(Object action, Object json) {
        return command(Kind.API, action, json);
    }

    /**
     * A command that changes a parameter's value, when the dialog shows the expected one and nothing else.
     *
     * @param expected the whole text, line breaks included
     */
    public static Command modify(Object name, Object expected, Object changed) {
        return command(Kind.MODIFY, name, expected, changed);
    }

    private static Command command(Kind kind, Object... arguments) {
        var words = new ArrayList<Object>(List.of(kind.word));
        words.addAll(List.of(arguments));
        return Command.of(words.toArray());
    }

    /**
     * Reads a command whose facts are all known.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static ConsoleCommand of(Command command) {
        List<Object> words = command.argv();
        boolean plain = command.user().isEmpty()
                && command.stdin().isEmpty()
                && words.stream().allMatch(String.class::isInstance);
        List<String> arguments = words.stream().skip(1).map(Object::toString).toList();
        return Arrays.stream(Kind.values())
                .filter(kind -> plain && kind.word.equals(words.get(0)) && kind.takes(arguments.size()))
                .findFirst()
                .map(kind -> new ConsoleCommand(kind, arguments, command.timeout()))
                .orElseThrow(
                        () -> new IllegalArgumentException("a console takes 'parameter NAME', 'servers', 'components"
                                + " TAB', 'about', 'health', 'api ACTION JSON' or 'modify NAME EXPECTED NEW', not: "
                                + command));
    }

    /** An argument by its place, from 0. */
    public String argument(int place) {
        return arguments.get(place);
    }
}
