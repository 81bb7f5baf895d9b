package dev.runproof.inventory;

import dev.runproof.inventory.VariableNeed.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The roles, variables and services of the upgrades of OMS. */
final class OmsNeeds {
    private static final List<RoleNeed> ROLES = List.of(
            new RoleNeed("node", RoleNeed.Count.AT_LEAST_ONE, Optional.empty(), "a host that runs a container of OMS"),
            new RoleNeed(
                    "backup",
                    RoleNeed.Count.AT_MOST_ONE,
                    Optional.empty(),
                    "the host that keeps the dumps; without it the first node"),
            region(1),
            region(2));

    private OmsNeeds() {}

    /** Told by labs of two regions; the procedure reads the region in each host's configuration. */
    private static RoleNeed region(int number) {
        return new RoleNeed(
                "region" + number, RoleNeed.Count.ANY_NUMBER, Optional.empty(), "a host of region " + number);
    }

    /** The needs of one of the upgrades; {@code usualNodes} of its labs. */
    static ProcedureNeeds table(String procedure, int usualNodes) {
        return new ProcedureNeeds(procedure, ROLES, variables(), lab -> OmsLab.hosts(lab, usualNodes), new OmsLab());
    }

    private static List<VariableNeed> variables() {
        var all = new ArrayList<VariableNeed>();
        eachHost(
                all,
                "oms.imageArchive",
                Key.Need.REQUIRED,
                Form.HOST_PATH,
                "the archive of the new version's image, on every node",
                "/data/oms_4.0.0.tar.gz");
        eachHost(
                all,
                "oms.backupDir",
                Key.Need.REQUIRED,
                Form.HOST_PATH,
                "where each run makes a directory for its dumps, on the backup host",
                "/data/oms_backup");
        eachHost(
                all,
                "oms.newContainer",
                Key.Need.OPTIONAL,
                Form.CONTAINER,
                "the name of the new container, oms_ and the version when left out",
                "oms_400");
        eachHost(
                all,
                "oms.oldContainer",
                Key.Need.OPTIONAL,
                Form.CONTAINER,
                "the name of the old container, where more than one container of OMS is found",
                "oms_331");
        eachHost(
                all,
                "oms.newCertificate",
                Key.Need.OPTIONAL,
                Form.HOST_PATH,
                "a certificate that the new container gets and the old one has not",
                "/data/oms/https_crt");
        eachHost(
                all,
                "oms.newKey",
                Key.Need.OPTIONAL,
                Form.HOST_PATH,
                "the key that belongs to it",
                "/data/oms/https_key");
        mount(all, "oms.configFile", "the file config.yaml", "/data/config.yaml");
        mount(all, "oms.logsDir", "the logs", "/data/oms/oms_logs");
        mount(all, "oms.storeDir", "what Stores hold", "/data/oms/oms_store");
        mount(all, "oms.runDir", "what runs", "/data/oms/oms_run");
        all.add(new VariableNeed(
                "oms.marginMinutes",
                Key.Need.OPTIONAL,
                Form.MARGIN,
                "what is added to the minutes that Stores are pulled back; 30 when left out, and never less",
                "120"));
        all.add(new VariableNeed(
                "oms.perceiveStoreClientCheckpoint",
                Key.Need.OPTIONAL,
                Form.TRUTH,
                "whether HA, when it is on again, goes by the earliest checkpoint downstream; false when left out",
                "true"));
        all.add(new VariableNeed(
                "oms.prune",
                Key.Need.OPTIONAL,
                Form.YES_OR_NO,
                "whether the sequence of heartbeats is pruned before the backup; yes when left out",
                "no"));
        all.add(new VariableNeed(
                "oms.componentsFile",
                Key.Need.OPTIONAL,
                Form.CONTROLLER_FILE,
                "where the operator writes down states of components that no console tells, on this machine",
                "oms-components.csv"));
        Stream.of("source", "target", "image", "metaHost", "metaPort", "metaUser", "metaPasswordFile")
                .forEach(name -> all.add(told("oms." + name)));
        Stream.of("consoleUser", "consolePasswordFile", "nodes").forEach(name -> all.add(told("oms." + name)));
        Stream.of("db", "hostIp", "region", "console", "config", "logs", "certificate", "key")
                .forEach(name -> all.add(told("oms." + name + ".<name>")));
        return List.copyOf(all);
    }

    private static void mount(List<VariableNeed> all, String name, String what, String example) {
        eachHost(
                all,
                name,
                Key.Need.OPTIONAL,
                Form.HOST_PATH,
                "where " + what
                        + " of OMS lie on the host by your own papers; it has to be what the old container mounts",
                example);
    }

    /** A variable for all hosts, and one for each host that has something else. */
    private static void eachHost(
            List<VariableNeed> all, String name, Key.Need need, Form form, String meaning, String example) {
        all.add(new VariableNeed(name, need, form, meaning, example));
        all.add(new VariableNeed(
                name + ".<host>", Key.Need.OPTIONAL, form, meaning + "; for this host alone", example));
    }

    private static VariableNeed told(String name) {
        return new VariableNeed(
                name, Key.Need.OPTIONAL, Form.ANY, "a lab tells it; the procedure has no use for it", "");
    }
}
