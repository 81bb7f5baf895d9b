package dev.runproof.sql;

import dev.runproof.model.Command;
import dev.runproof.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement in the form of a command, so that plan, journal, evidence and resume treat a database as they treat a host:
 * {@code query oms_rm 'select …' ha.config}.
 *
 * <p>Every parameter is bound as a text; a statement that compares numbers says {@code cast(? as unsigned)}, since servers
 * compare a number with a text as floating point.
 *
 * @param database the one that unqualified names mean; empty for none
 */
public record SqlCommand(Kind kind, Optional<String> database, SqlStatement statement) {
    private static final String NO_DATABASE = "-";
    private static final int BEFORE_PARAMETERS = 3;

    /** What a statement does. */
    public enum Kind {
        /** Returns rows and changes nothing. */
        QUERY("query"),
        /** Changes rows, or defines. */
        UPDATE("update");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /**
     * A command that asks.
     *
     * @param database empty for none
     * @param parameters texts, secrets and pending facts
     */
    public static Command query(Object database, String text, Object... parameters) {
        return command(Kind.QUERY, database, text, parameters);
    }

    /** A command that changes. */
    public static Command update(Object database, String text, Object... parameters) {
        return command(Kind.UPDATE, database, text, parameters);
    }

    private static Command command(Kind kind, Object database, String text, Object... parameters) {
        var words = new ArrayList<Object>(List.of(kind.word, "".equals(database) ? NO_DATABASE : database, text));
        words.addAll(List.of(parameters));
        return Command.of(words.toArray());
    }

    /**
     * Reads a command whose facts are all known.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static SqlCommand of(Command command) {
        List<Object> words = command.argv();
        if (words.size() < BEFORE_PARAMETERS
                || command.user().isPresent()
                || command.stdin().isPresent()
                || command.optionsOf().isPresent()) {
            throw notOne(command);
        }
        for (Kind kind : Kind.values()) {
            if (kind.word.equals(words.get(0))) {
                String database = words.get(1).toString();
                List<Object> parameters = words.subList(BEFORE_PARAMETERS, words.size());
                if (!parameters.stream().allMatch(word -> word instanceof String || word instanceof Secret)) {
                    throw notOne(command);
                }
                return new SqlCommand(
                        kind,
                        database.equals(NO_DATABASE) ? Optional.empty() : Optional.of(database),
                        SqlStatement.of(words.get(2).toString(), parameters.toArray())
                                .within(command.timeout()));
            }
        }
        throw notOne(command);
    }

    private static IllegalArgumentException notOne(Command command) {
        return new IllegalArgumentException("a database takes 'query' or 'update', a database, a statement and what is"
                + " bound to it, not: " + command);
    }
}
