package dev.runproof.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a shipped procedure asks of an environment; a procedure of a user's own asks for nothing. */
record ProcedureNeeds(
        String procedure,
        List<RoleNeed> roles,
        List<VariableNeed> variables,
        LabHosts labHosts,
        LabServices labServices) {
    private static final Pattern COMMA = Pattern.compile(" *, *");
    /** What a name such as {@code openmldb.endpoint.tablet.<host>} ends with. */
    private static final String PER_HOST = ".<host>";

    /** Hosts {@code node1} and so on without roles, as the lab of an unknown procedure has them. */
    static final LabHosts NODES = lab -> {
        var hosts = new LinkedHashMap<String, Set<String>>();
        for (int number = 1; number <= lab.nodes(); number++) {
            hosts.put("node" + number, Set.of());
        }
        return hosts;
    };

    private static final List<ProcedureNeeds> KNOWN = List.of(
            OpengaussNeeds.TABLE,
            OpenmldbNeeds.TABLE,
            OmsNeeds.table("oms-3.3.0", 1),
            OmsNeeds.table("oms-4.0.0", 2),
            OmsNeeds.table("oms-4.2.9", 2));

    /** The needs of a procedure; empty for one that is not shipped. */
    static Optional<ProcedureNeeds> of(String procedure) {
        return KNOWN.stream()
                .filter(needs -> needs.procedure().equals(procedure))
                .findFirst();
    }

    /** The hosts of a lab, before there is one. */
    @FunctionalInterface
    interface LabHosts {
        /**
         * Names with roles, in order.
         *
         * @param lab what the environment asks for
         */
        Map<String, Set<String>> of(Lab lab);
    }

    /** The databases and consoles of a lab, before there is one. */
    interface LabServices {
        LabServices NONE = (lab, hosts) -> Services.NONE;

        /**
         * Variables that labs with these settings tell and that a procedure can do without elsewhere.
         *
         * @param lab what the environment asks for
         */
        default Set<String> told(Lab lab) {
            return Set.of();
        }

        /**
         * Services by the names that they will have.
         *
         * @param lab what the environment asks for
         * @param hosts as they are foreseen
         */
        Services of(Lab lab, List<Host> hosts);
    }

    static List<String> procedures() {
        return KNOWN.stream().map(ProcedureNeeds::procedure).toList();
    }

    List<String> roleNames() {
        return roles.stream().map(RoleNeed::name).toList();
    }

    List<String> variableNames() {
        return variables.stream()
                .filter(need -> !need.isFamily())
                .map(VariableNeed::name)
                .toList();
    }

    Optional<VariableNeed> variable(String name) {
        return variables.stream().filter(need -> need.covers(name)).findFirst();
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
            } else if (role.count() == RoleNeed.Count.AT_MOST_ONE && hosts > 1) {
                missing.add(Problem.of(
                        environment.source(),
                        0,
                        hosts + " hosts have the role " + role.name(),
                        "it on one host at most: " + role.meaning()));
            } else if (role.count() == RoleNeed.Count.AT_LEAST_ONE && hosts == 0) {
                missing.add(Problem.of(
                        environment.source(),
                        0,
                        "no host has the role " + role.name(),
                        "it on at least one host: " + role.meaning()));
            }
        }
        for (VariableNeed need : variables) {
            namesOf(need, environment::withRole)
                    .filter(name -> need.need() == Key.Need.REQUIRED
                            && environment.variable(name).isEmpty())
                    .map(name -> Problem.of(
                            environment.source(),
                            0,
                            "the variable " + name + " is missing (" + need.meaning() + ")",
                            "a line below variables: " + name + ": " + example(need, name)))
                    .forEach(missing::add);
        }
        missing.addAll(hostsMeant(environment));
        return missing;
    }

    /** The examples of what must be given, for a plan on hosts that do not exist yet. */
    Map<String, String> examples(Lab lab, List<Host> hosts) {
        var told = new LinkedHashMap<String, String>();
        Set<String> more = labServices.told(lab);
        for (VariableNeed need : variables) {
            if (need.need() == Key.Need.REQUIRED || more.contains(need.name())) {
                namesOf(
                                need,
                                role -> hosts.stream()
                                        .filter(host -> host.hasRole(role))
                                        .toList())
                        .forEach(name -> told.put(name, example(need, name)));
            }
        }
        return told;
    }

    private static String example(VariableNeed need, String name) {
        return need.example().replace("<host>", name.substring(name.lastIndexOf('.') + 1));
    }

    /** The variable's name; of one that each host of a role has, a name for each of these hosts. */
    private static Stream<String> namesOf(VariableNeed need, Function<String, List<Host>> withRole) {
        if (!need.name().endsWith(PER_HOST)) {
            return Stream.of(need.name());
        }
        String stem = need.name().substring(0, need.name().length() - PER_HOST.length());
        return withRole.apply(stem.substring(stem.lastIndexOf('.') + 1)).stream()
                .map(host -> stem + "." + host.name());
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
