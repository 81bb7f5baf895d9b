package dev.runproof.inventory;

import dev.runproof.inventory.VariableNeed.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The roles and variables of the openGauss procedure. */
final class OpengaussNeeds {
    static final ProcedureNeeds TABLE = new ProcedureNeeds(
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
                            "60")),
            OpengaussNeeds::labHosts,
            ProcedureNeeds.LabServices.NONE);

    private OpengaussNeeds() {}

    private static Map<String, Set<String>> labHosts(Lab lab) {
        var hosts = new LinkedHashMap<String, Set<String>>();
        for (int number = 1; number <= lab.nodes(); number++) {
            hosts.put("node" + number, number == 1 ? Set.of("upgrade-node", "node") : Set.of("node"));
        }
        return hosts;
    }
}
