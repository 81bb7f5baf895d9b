package dev.runproof.inventory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a shipped procedure asks of an environment; a procedure of a user's own asks for nothing. */
record ProcedureNeeds(String procedure, List<RoleNeed> roles, List<VariableNeed> variables) {
    private static final Pattern COMMA = Pattern.compile(" *, *");
    private static final List<ProcedureNeeds> KNOWN = List.of(OpengaussNeeds.TABLE);

    /** The needs of a procedure; empty for one that is not shipped. */
    static Optional<ProcedureNeeds> of(String procedure) {
        return KNOWN.stream()
                .filter(needs -> needs.procedure().equals(procedure))
                .findFirst();
    }

    /** The roles of a lab's host: those that lie on one host only are the first host's. */
    Set<String> rolesOf(boolean first) {
        var names = new LinkedHashSet<String>();
        roles.stream()
                .filter(role -> first || role.count() == RoleNeed.Count.AT_LEAST_ONE)
                .forEach(role -> names.add(role.name()));
        return names;
    }

    static List<String> procedures() {
        return KNOWN.stream().map(ProcedureNeeds::procedure).toList();
    }

    List<String> roleNames() {
        return roles.stream().map(RoleNeed::name).toList();
    }

    List<String> variableNames() {
        return variables.stream().map(VariableNeed::name).toList();
    }

    Optional<VariableNeed> variable(String name) {
        return variables.stream().filter(need -> need.name().equals(name)).findFirst();
    }

    /** The roles given to a host and those that they imply. */
    Set<String> withImplied(List<String> given) {
        var all = new LinkedHashSet<>(given);
        roles.stream()
                .filter(role -> given.contains(role.name()))
                .forEach(role -> role.implies().ifPresent(all::add));
        return all;
    }

    /** What an environment whose hosts exist lacks. */
    List<Problem> missing(Environment environment) {
        var missing = new ArrayList<Problem>();
        for (RoleNeed role : roles) {
            int hosts = environment.withRole(role.name()).size();
            if (role.count() == RoleNeed.Count.EXACTLY_ONE && hosts != 1) {
                missing.add(Problem.of(
                        environment.source(),
                        0,
                        hosts == 0
                                ? "no host has the role " + role.name()
                                : hosts + " hosts have the role " + role.name(),
                        "it on exactly one host: " + role.meaning()));
            } else if (hosts == 0) {
                missing.add(Problem.of(
                        environment.source(),
                        0,
                        "no host has the role " + role.name(),
                        "it on at least one host: " + role.meaning()));
            }
        }
        variables.stream()
                .filter(need -> need.need() == Key.Need.REQUIRED
                        && environment.variable(need.name()).isEmpty())
                .map(need -> Problem.of(
                        environment.source(),
                        0,
                        "the variable " + need.name() + " is missing (" + need.meaning() + ")",
                        "a line below variables: " + need.name() + ": " + need.example()))
                .forEach(missing::add);
        missing.addAll(hostsMeant(environment));
        return missing;
    }

    /** Hosts that a variable names and that the environment does not have. */
    private List<Problem> hostsMeant(Environment environment) {
        var names =
                environment.hosts().stream().map(host -> host.name().value()).toList();
        var problems = new Problems(environment.source());
        for (VariableNeed need : variables) {
            if (need.form() == VariableNeed.Form.HOST_NAMES) {
                environment.variable(need.name()).stream()
                        .flatMap(COMMA::splitAsStream)
                        .filter(name -> !names.contains(name))
                        .forEach(name -> problems.unknown(
                                0,
                                need.name() + " names the host '" + name + "', which is not in this environment",
                                name,
                                names));
            }
        }
        return problems.inOrder();
    }

    /** What an environment whose hosts exist may lack, at a price. */
    List<Problem> advised(Environment environment) {
        return variables.stream()
                .filter(need -> need.need() == Key.Need.ADVISED
                        && environment.variable(need.name()).isEmpty())
                .map(need -> Problem.of(
                        environment.source(),
                        0,
                        need.name() + " is not given: " + need.meaning(),
                        "a line below variables: " + need.name() + ": <" + need.example() + ">"))
                .toList();
    }
}
