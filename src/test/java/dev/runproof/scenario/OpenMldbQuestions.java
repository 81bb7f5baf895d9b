package dev.runproof.scenario;

import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.parse.OpenmldbReplicas;
import dev.runproof.parse.OpenmldbSetting;
import dev.runproof.parse.OpenmldbVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Questions to a lab of OpenMLDB beside every run, by the client and over HTTP. */
public final class OpenMldbQuestions {
    private static final List<String> DATABASES = List.of("db1", "__INTERNAL_DB", "INFORMATION_SCHEMA");
    private static final String ENDPOINT = "openmldb.endpoint.";
    private static final String GET_VERSION = "/openmldb.taskmanager.TaskManagerServer/GetVersion";

    private final LabUnderTest lab;

    public OpenMldbQuestions(LabUnderTest lab) {
        this.lab = lab;
    }

    /** Whether the cluster can be asked at all: not while ZooKeeper is gone. */
    public boolean answers() {
        return !new String(asked("--role=ns_client", "--cmd=showns"), StandardCharsets.UTF_8).contains("init failed");
    }

    /** What the leading nameserver says of auto_failover. */
    public String autoFailover() {
        return OpenmldbSetting.parse(asked("--role=ns_client", "--cmd=confget auto_failover"))
                .value("auto_failover")
                .orElse("");
    }

    /** Every replica: its database, table, partition, endpoint, role, and whether it is alive. */
    public Set<String> replicas() {
        var replicas = new TreeSet<String>();
        for (String database : DATABASES) {
            OpenmldbReplicas.parse(asked("--role=ns_client", "--cmd=showtable", "--database=" + database))
                    .replicas()
                    .forEach(replica -> replicas.add(database + "." + replica.table() + "[" + replica.pid() + "] "
                            + replica.endpoint() + " " + replica.role() + (replica.alive() ? "" : " not alive")));
        }
        return replicas;
    }

    /** The release that each running component tells by itself, by the name of its variable. */
    public Map<String, String> releases() {
        var releases = new TreeMap<String, String>();
        lab.description().variables().forEach((name, endpoint) -> {
            if (name.startsWith(ENDPOINT)) {
                var question = new ArrayList<>(List.of("curl", "-sS", "--max-time", "10"));
                question.addAll(
                        name.contains(".taskmanager.")
                                ? List.of("-d", "{}", "http://" + endpoint + GET_VERSION)
                                : List.of("http://" + endpoint + "/status?console=1"));
                releases.put(
                        name.substring(ENDPOINT.length()),
                        Objects.requireNonNullElse(
                                OpenmldbVersion.parse(answer(question)).release(), ""));
            }
        });
        return releases;
    }

    private byte[] asked(String... words) {
        var variables = lab.description().variables();
        var command = new ArrayList<>(List.of(
                variables.getOrDefault("openmldb.binary", ""),
                "--zk_cluster=" + variables.get("openmldb.zkCluster"),
                "--zk_root_path=" + variables.get("openmldb.zkRootPath"),
                "--interactive=false"));
        command.addAll(List.of(words));
        return answer(command).getBytes(StandardCharsets.UTF_8);
    }

    private static String answer(List<String> command) {
        try {
            return LabUnderTest.run(command, Map.of(), "").out();
        } catch (IOException e) {
            throw new UncheckedIOException("the lab could not be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the lab was asked", e);
        }
    }
}
