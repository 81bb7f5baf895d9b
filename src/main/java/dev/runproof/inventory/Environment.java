package dev.runproof.inventory;

import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named inventory that was read and found right: hosts, roles, variables and where secrets come from.
 *
 * <p>Either its hosts exist, or it asks for a lab that makes them: {@link #makesLab()}.
 *
 * @param name the file's name without its ending
 * @param source the file
 * @param procedure the procedure's name, or the path of a feature
 * @param lab the lab to make, or the one that the hosts belong to
 * @param services what is acted on beside the hosts
 * @param origins where the values came from, by their keys; what is missing holds by default
 * @param warnings what may be meant so and is worth a look
 */
public record Environment(
        String name,
        Path source,
        String procedure,
        Protection protection,
        Optional<Lab> lab,
        List<Host> hosts,
        Services services,
        Map<String, String> variables,
        Map<String, SecretReference> secrets,
        Map<String, Origin> origins,
        List<Problem> warnings) {
    public Environment {
        hosts = List.copyOf(hosts);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        origins = Map.copyOf(origins);
        warnings = List.copyOf(warnings);
    }

    /** Whether the hosts do not exist yet: the run makes a lab, then calls {@link #inLab}. */
    public boolean makesLab() {
        return lab.isPresent() && (hosts.isEmpty() || ofImages());
    }

    /** Whether the lab makes the hosts of images of the real product, and simulates none. */
    public boolean ofImages() {
        return hosts.stream().anyMatch(host -> host.image().isPresent());
    }

    /** How many times faster than the wall clock the hosts' time runs; 1 for real hosts. */
    public double speed() {
        return lab.map(Lab::speed).orElse(Lab.DEFAULT_SPEED);
    }

    /** The host of this name; empty when there is none. */
    public Optional<Host> host(HostName host) {
        return hosts.stream().filter(candidate -> candidate.name().equals(host)).findFirst();
    }

    /** The hosts with a role, in the order of the file. */
    public List<Host> withRole(String role) {
        return hosts.stream().filter(host -> host.hasRole(role)).toList();
    }

    /** A variable's value; empty when it was given neither by the file, the command line nor the lab. */
    public Optional<String> variable(String key) {
        return Optional.ofNullable(variables.get(key));
    }

    /**
     * A variable that the caller cannot do without.
     *
     * @throws EnvironmentRefused when it has no value
     */
    public String requiredVariable(String key) {
        return variable(key)
                .orElseThrow(() -> new EnvironmentRefused(
                        Problem.of(source, 0, "the variable " + key + " is missing", key + " below variables"),
                        "runproof doctor -e " + name));
    }

    /**
     * The same environment as its lab might make it, for a plan: hosts {@code node1} and so on, and the examples of
     * variables that only the lab will know.
     *
     * @param user the account that owns the product's installation in the lab
     */
    public Environment foreseen(String user) {
        Lab wanted = lab.orElseThrow(() -> new IllegalStateException(name + " makes no lab"));
        var needs = ProcedureNeeds.of(procedure);
        var hosts = new ArrayList<Host>();
        needs.map(ProcedureNeeds::labHosts)
                .orElse(ProcedureNeeds.NODES)
                .of(wanted)
                .forEach((name, roles) -> hosts.add(Host.ofLab(
                        new HostName(name), "127.0.0.1", Host.DEFAULT_PORT, user, Path.of("lab-key"), "", roles)));
        return inLab(
                hosts,
                needs.map(need -> need.labServices().of(wanted, hosts)).orElse(Services.NONE),
                needs.map(need -> need.examples(wanted, hosts)).orElse(Map.of()));
    }

    /** Where a value came from; the key is the one of {@link #effective()}. */
    public Origin origin(String key) {
        return origins.getOrDefault(key, Origin.DEFAULT);
    }

    /**
     * The same environment with values of the command line in the place of its own.
     *
     * @param overrides variables by their names, and the keys of the lab: {@code lab.nodes}, {@code lab.regions}
     * @throws EnvironmentRefused when a key or a value is not right; all of them are reported
     */
    public Environment with(Map<String, String> overrides) {
        return Overrides.apply(this, overrides);
    }

    /**
     * The same environment on the hosts of the lab that was made for it, with the lab's databases and consoles, or its own
     * where hosts are made of images; variables of the lab hold where neither file nor command line gave one.
     *
     * @throws EnvironmentRefused when hosts or variables are not what the procedure needs
     */
    public Environment inLab(List<Host> made, Services brought, Map<String, String> told) {
        var all = new LinkedHashMap<>(told);
        all.putAll(variables);
        var from = new LinkedHashMap<>(origins);
        told.keySet().stream()
                .filter(key -> !variables.containsKey(key))
                .forEach(key -> from.put("variables." + key, Origin.LAB));
        made.forEach(host -> from.put("hosts." + host.name(), Origin.LAB));
        if (!ofImages()) {
            from.put("databases", Origin.LAB);
            from.put("consoles", Origin.LAB);
        }
        var bound =
                new Environment(name, source, procedure, protection, lab, made, brought, all, secrets, from, warnings);
        var problems = new ArrayList<Problem>();
        ProcedureNeeds.of(procedure).ifPresent(needs -> problems.addAll(needs.missing(bound)));
        if (!problems.isEmpty()) {
            throw new EnvironmentRefused(problems, List.of("runproof lab up " + procedure));
        }
        return bound;
    }

    /** Every setting that holds, in reading order, with where it came from. */
    public List<EffectiveValue> effective() {
        return EffectiveValues.of(this);
    }
}
