package dev.runproof.sql.structure;

import dev.runproof.model.Answer;
import dev.runproof.model.OutputFormatException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What several databases of a server are.
 *
 * @param withRows whether tables were counted and summed up; without it every fingerprint's contents are empty
 * @param found by database, in the order in which they were asked for
 * @param missing names of which there is no database
 */
public record Fingerprints(boolean withRows, Map<String, Fingerprint> found, Set<String> missing) {
    static final String TOOL = "survey of databases";

    public Fingerprints {
        found = Collections.unmodifiableMap(new LinkedHashMap<>(found));
        missing = Collections.unmodifiableSet(new LinkedHashSet<>(missing));
    }

    /**
     * Reads what a database server answered to a {@link Survey}.
     *
     * @throws OutputFormatException when the server refused it, or when the answer is not whole
     */
    public static Fingerprints read(Answer answer) {
        if (answer.exit() != 0) {
            String told = answer.err().lines().findFirst().orElse("");
            throw OutputFormatException.atLine(TOOL, 1, told, "expected exit 0, not " + answer.exit());
        }
        if (!answer.stdout().complete()) {
            throw OutputFormatException.atLine(
                    TOOL, 1, answer.stdout().toString(), "expected an answer that can be kept whole");
        }
        return FingerprintsText.read(answer.out());
    }

    public Optional<Fingerprint> of(String database) {
        return Optional.ofNullable(found.get(database));
    }
}
