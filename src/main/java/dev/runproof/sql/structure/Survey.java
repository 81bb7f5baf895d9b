package dev.runproof.sql.structure;

import dev.runproof.model.Command;
import dev.runproof.model.OutputFormatException;
import dev.runproof.sql.SqlSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A question to a database server for what several of its databases are, in the form of a command: {@code structure oms_rm
 * oms_cm} or {@code fingerprint oms_rm}. The answer is read by {@link Fingerprints#read}.
 *
 * @param rows whether tables are counted and summed up; nobody should write to them meanwhile
 * @param limit for counting or summing up one table
 */
public record Survey(boolean rows, List<String> databases, Duration limit) {
    private static final String STRUCTURE = "structure";
    private static final String FINGERPRINT = "fingerprint";

    public Survey {
        databases = List.copyOf(databases);
    }

    /**
     * Asks for character set, collation, tables, columns, indexes and constraints: what can be compared while rows change.
     *
     * @param databases texts and pending facts
     */
    public static Command structure(Object... databases) {
        return command(STRUCTURE, databases);
    }

    /** Asks for the same and for the number and the checksum of the rows of every table. */
    public static Command fingerprint(Object... databases) {
        return command(FINGERPRINT, databases);
    }

    private static Command command(String kind, Object... databases) {
        var words = new ArrayList<Object>(List.of(kind));
        words.addAll(List.of(databases));
        return Command.of(words.toArray());
    }

    /** Empty when the command is something else. */
    public static Optional<Survey> of(Command command) {
        Object kind = command.argv().get(0);
        if (!(kind.equals(STRUCTURE) || kind.equals(FINGERPRINT))
                || command.user().isPresent()
                || command.stdin().isPresent()) {
            return Optional.empty();
        }
        List<String> names =
                command.argv().stream().skip(1).map(Object::toString).toList();
        return Optional.of(new Survey(kind.equals(FINGERPRINT), names, command.timeout()));
    }

    /**
     * Reads the databases one after the other.
     *
     * @param summing another session of the same server, for what can be asked at once
     */
    public Fingerprints carriedOut(SqlSession session, SqlSession summing) {
        var reader = new FingerprintReader(session, summing, limit);
        var found = new LinkedHashMap<String, Fingerprint>();
        var missing = new LinkedHashSet<String>();
        for (String database : databases) {
            Optional<Fingerprint> seen = rows ? reader.read(database) : reader.readStructure(database);
            seen.ifPresentOrElse(it -> found.put(database, it), () -> missing.add(database));
        }
        return new Fingerprints(rows, found, missing);
    }

    /**
     * The answer as text.
     *
     * @throws OutputFormatException when it is larger than what is kept of an output
     */
    public String answer(SqlSession session, SqlSession summing) {
        return FingerprintsText.write(carriedOut(session, summing));
    }
}
