package dev.runproof.matrix;

import dev.runproof.model.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One rehearsal of a matrix.
 *
 * @param environment name or path; empty text for the procedure's usual one
 * @param set what is set in place of the environment's own values
 * @param expect the verdict with which it is as it should be; not pass where a fault is planted
 */
public record Cell(
        String procedure, String environment, Map<String, String> set, boolean withRollback, Verdict expect) {
    public Cell {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }

    /** Its name, unique in its matrix: what {@code rehearse} is given for it alone. */
    public String name() {
        return procedure
                + (environment.isEmpty() ? "" : " -e " + environment)
                + set.entrySet().stream().map(entry -> " --set " + entry).collect(Collectors.joining())
                + (withRollback ? " --with-rollback" : "");
    }

    /** With the verdict that is wanted, where it is not pass. */
    @Override
    public String toString() {
        return name() + (expect == Verdict.PASS ? "" : "  (expected: " + word(expect) + ")");
    }

    static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
