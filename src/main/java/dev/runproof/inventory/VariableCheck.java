package dev.runproof.inventory;

import java.util.Optional;

/** Judges variables one by one by what their procedure asks for. */
final class VariableCheck {
    private final Optional<ProcedureNeeds> needs;
    private final Places places;
    private final Problems problems;

    VariableCheck(Optional<ProcedureNeeds> needs, Places places, Problems problems) {
        this.needs = needs;
        this.places = places;
        this.problems = problems;
    }

    /** Whether the procedure knows the variable; any name is known to a procedure of a user's own. */
    boolean known(String name, int line) {
        if (needs.isEmpty() || needs.get().variable(name).isPresent()) {
            return true;
        }
        problems.unknown(
                line,
                "unknown variable '" + name + "' for the procedure "
                        + needs.get().procedure(),
                name,
                needs.get().variableNames());
        return false;
    }

    /** The value as it holds; empty when it is not right. */
    Optional<String> value(String name, String text, int line) {
        Optional<VariableNeed> need = needs.flatMap(known -> known.variable(name));
        Optional<String> complaint = need.flatMap(known -> known.complaint(text));
        complaint.ifPresent(expected -> problems.add(line, name + " is '" + text + "'", expected));
        return complaint.isPresent()
                ? Optional.empty()
                : Optional.of(need.map(known -> known.effective(text, places)).orElse(text));
    }
}
