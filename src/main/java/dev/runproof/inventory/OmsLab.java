package dev.runproof.inventory;

import dev.runproof.model.HostName;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A lab of OMS before there is one: its hosts, the MetaDB and the consoles; what only the lab will know stands for itself. */
final class OmsLab implements ProcedureNeeds.LabServices {
    private static final String NEW = "console-";
    private static final String OLD = "old-console-";

    private static boolean httpsIsAdded(Lab lab) {
        return lab.settings().getOrDefault("https", "").equals("added");
    }

    static Map<String, Set<String>> hosts(Lab lab, int usualNodes) {
        boolean twoRegions = lab.settings().getOrDefault("regions", "1").equals("2");
        int nodes = twoRegions && lab.nodes() == usualNodes ? lab.nodes() + 1 : lab.nodes();
        var hosts = new LinkedHashMap<String, Set<String>>();
        for (int number = 1; number <= nodes; number++) {
            var roles = new LinkedHashSet<String>(List.of("node"));
            if (number == 1) {
                roles.add("backup");
            }
            if (twoRegions) {
                roles.add(number == nodes ? "region2" : "region1");
            }
            hosts.put("node" + number, roles);
        }
        return hosts;
    }

    @Override
    public Set<String> told(Lab lab) {
        return httpsIsAdded(lab) ? Set.of("oms.newCertificate", "oms.newKey") : Set.of();
    }

    @Override
    public Services of(Lab lab, List<Host> hosts) {
        var metadb = new DatabaseServer(
                new HostName("metadb"),
                "127.0.0.1",
                DatabaseServer.DEFAULT_PORT,
                "root@oms#obcluster",
                secret("metadb"),
                DatabaseServer.DEFAULT_TLS,
                Optional.empty());
        boolean https =
                httpsIsAdded(lab) || lab.settings().getOrDefault("https", "").equals("true");
        var consoles = new ArrayList<WebConsole>();
        hosts.forEach(host -> consoles.add(console(NEW, host, lab, https)));
        if (httpsIsAdded(lab)) {
            hosts.forEach(host -> consoles.add(console(OLD, host, lab, false)));
        }
        return new Services(List.of(metadb), consoles);
    }

    private static WebConsole console(String prefix, Host host, Lab lab, boolean https) {
        return new WebConsole(
                new HostName(prefix + host.name()),
                URI.create((https ? "https" : "http") + "://127.0.0.1:8089"),
                "admin",
                secret("console"),
                https ? Optional.of(Path.of("lab-certificate")) : Optional.empty(),
                WebConsole.usualBrowser(Optional.of(lab)));
    }

    private static SecretReference secret(String name) {
        return new SecretReference("password of " + name, SecretReference.Kind.FILE, "lab-secrets/" + name);
    }
}
