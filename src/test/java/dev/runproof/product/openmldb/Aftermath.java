package dev.runproof.product.openmldb;

import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.lab.openmldb.cluster.Fate;
import dev.runproof.lab.openmldb.cluster.TableSpec;
import dev.runproof.lab.openmldb.cluster.Topology;
import dev.runproof.model.OutputFormatException;
import dev.runproof.parse.OpenmldbReplicas;
import dev.runproof.parse.OpenmldbSetting;
import dev.runproof.parse.OpenmldbTableStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What the model itself says of a cluster after an upgrade, whatever the procedure has said. */
record Aftermath(Topology topology, Cluster cluster, ModelMachines machines, WalkTime time) {
    /** All that may not be so when every step has passed. */
    List<String> wrong() {
        var wrong = new ArrayList<>(machines.notOf(RandomSite.NEW));
        cluster.inside().lostRows().forEach(it -> wrong.add("lost: " + it));
        topology.components().stream()
                .filter(it -> it.kind() != dev.runproof.lab.openmldb.cluster.Kind.APISERVER)
                .filter(it -> cluster.fate(it) != Fate.REGISTERED)
                .forEach(it -> wrong.add(it + " is not registered"));
        topology.tables().forEach(table -> placement(table, wrong));
        OpenmldbTableStatus.parse(ask("sql_client", "show table status like '%';", "")).tables().stream()
                .filter(it -> it.partitionUnalive() > 0 || !it.warnings().isEmpty())
                .forEach(it -> wrong.add("not in order: " + it));
        if (!autoFailover().equals(Optional.of(String.valueOf(topology.autoFailover())))) {
            wrong.add("auto_failover is " + autoFailover());
        }
        return wrong;
    }

    private void placement(TableSpec table, List<String> wrong) {
        var rows = OpenmldbReplicas.parse(ask("ns_client", "showtable " + table.name(), table.database()))
                .replicas();
        for (int pid = 0; pid < table.partitions().size(); pid++) {
            int number = pid;
            var expected = new TreeSet<String>();
            var endpoints = table.partitions().get(pid);
            endpoints.forEach(it -> expected.add(it + (it.equals(endpoints.get(0)) ? " leads" : "") + " alive"));
            var actual = new TreeSet<String>();
            rows.stream()
                    .filter(it -> it.pid() == number && it.tid() == table.tid())
                    .forEach(it ->
                            actual.add(it.endpoint() + (it.leads() ? " leads" : "") + (it.alive() ? " alive" : "")));
            if (!actual.equals(expected)) {
                wrong.add(table.database() + "." + table.name() + " " + pid + " is " + actual + ", was " + expected);
            }
        }
    }

    /** As a client is told; empty when nobody tells it within a minute. */
    Optional<String> autoFailover() {
        for (int i = 0; i < 60; i++) {
            try {
                return OpenmldbSetting.parse(ask("ns_client", "confget auto_failover", ""))
                        .value("auto_failover");
            } catch (OutputFormatException nobodyLeads) {
                time.pass(Duration.ofSeconds(1));
            }
        }
        return Optional.empty();
    }

    private byte[] ask(String role, String command, String database) {
        return cluster.cli(List.of(
                        "--zk_cluster=" + topology.zkCluster(),
                        "--zk_root_path=" + topology.zkRootPath(),
                        "--role=" + role,
                        "--interactive=false",
                        "--cmd=" + command,
                        "--database=" + database))
                .output();
    }
}
