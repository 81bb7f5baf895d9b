package dev.runproof.inventory;

import dev.runproof.inventory.VariableNeed.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a shipped procedure asks of an environment; a procedure of a user's own asks for nothing. */
record ProcedureNeeds(String procedure, List<RoleNeed> roles, List<VariableNeed> variables) {
    private static final ProcedureNeeds OPENGAUSS = new ProcedureNeeds(
            "opengauss",
            List.of(
                    new RoleNeed(
                            "upgrade-node",
                            RoleNeed.Count.EXACTLY_ONE,
                            Optional.of("node"),
                            "the node on which the upgrade tool is started"),
                    new RoleNeed("node", RoleNeed.Count.AT_LEAST_ONE, Optional.empty(), "a node of the cluster")),
            List.of(
                    new VariableNeed(
                            "opengauss.package",
                            Key.Need.REQUIRED,
                            Form.CONTROLLER_FILE,
                            "the package on this machine",
                            "/srv/packages/openGauss-CM-6.0.2-openEuler22.03-x86_64.tar.gz"),
                    new VariableNeed(
                            "opengauss.packageSha256",
                            Key.Need.ADVISED,
                            Form.SHA256,
                            "without it only a .sha256 file beside the package can prove that it is the official one",
                            "the digest from the download page"),
                    new VariableNeed(
                            "opengauss.packageSize",
                            Key.Need.OPTIONAL,
                            Form.SIZE,
                            "the size of the package in bytes",
                            "23068672"),
                    new VariableNeed(
                            "opengauss.uploadDir",
                            Key.Need.REQUIRED,
                            Form.HOST_PATH,
                            "the package directory on the upgrade node",
                            "/opt/software/cm_upgrade"),
                    new VariableNeed(
                            "opengauss.envFile",
                            Key.Need.REQUIRED,
                            Form.HOST_PATH,
                            "the file that sets GAUSSHOME and PGHOST for the cluster user",
                            "~/.bashrc"),
                    new VariableNeed(
                            "opengauss.expectedVersion",
                            Key.Need.OPTIONAL,
                            Form.VERSION,
                            "the version after the upgrade",
                            "6.0.2"),
                    new VariableNeed(
                            "opengauss.toolDir",
                            Key.Need.OPTIONAL,
                            Form.HOST_PATH,
                            "where gs_checkos lies when it is not on root's PATH",
                            "/opt/software/om/script"),
                    new VariableNeed(
                            "opengauss.newNodes",
                            Key.Need.OPTIONAL,
                            Form.HOST_NAMES,
                            "the nodes that an expansion added; chooses the repetition after an expansion",
                            "dn4,dn5"),
                    new VariableNeed(
                            "opengauss.variant",
                            Key.Need.OPTIONAL,
                            Form.VARIANT,
                            "which form of the upgrade it is, where the new nodes do not say it",
                            "repeat-after-expansion"),
                    new VariableNeed(
                            "opengauss.clusterUser",
                            Key.Need.OPTIONAL,
                            Form.ACCOUNT,
                            "the account that owns the installation, where it is not the one that logs in",
                            "omm"),
                    new VariableNeed(
                            "opengauss.acceptDegraded",
                            Key.Need.OPTIONAL,
                            Form.NUMBERS,
                            "datanodes, by instance id, without which a start from Degraded is accepted",
                            "6003"),
                    new VariableNeed(
                            "opengauss.checkosUser",
                            Key.Need.OPTIONAL,
                            Form.ACCOUNT,
                            "who runs gs_checkos; root when left out, and another one checks a part only",
                            "root"),
                    new VariableNeed(
                            "opengauss.rootEnvFile",
                            Key.Need.OPTIONAL,
                            Form.HOST_PATH,
                            "a file that is read before gs_checkos is run as root",
                            "/etc/profile"),
                    new VariableNeed(
                            "opengauss.maxAgeMinutes",
                            Key.Need.OPTIONAL,
                            Form.SIZE,
                            "how old the preparation may be when the upgrade starts; 60 when left out",
                            "60")));

    private static final List<ProcedureNeeds> KNOWN = List.of(OPENGAUSS);

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
        return missing;
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
