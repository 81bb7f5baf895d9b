package dev.runproof.inventory;

import dev.runproof.inventory.VariableNeed.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The roles and variables of the OpenMLDB procedure. */
final class OpenmldbNeeds {
    static final ProcedureNeeds TABLE = new ProcedureNeeds(
            "openmldb",
            List.of(
                    new RoleNeed(
                            "nameserver", RoleNeed.Count.AT_LEAST_ONE, Optional.empty(), "a host with a nameserver"),
                    new RoleNeed("tablet", RoleNeed.Count.AT_LEAST_ONE, Optional.empty(), "a host with a tablet"),
                    new RoleNeed(
                            "taskmanager", RoleNeed.Count.ANY_NUMBER, Optional.empty(), "a host with a taskmanager"),
                    new RoleNeed("apiserver", RoleNeed.Count.ANY_NUMBER, Optional.empty(), "a host with an apiserver"),
                    new RoleNeed(
                            "operation",
                            RoleNeed.Count.EXACTLY_ONE,
                            Optional.empty(),
                            "the host on which the operation tool runs"),
                    new RoleNeed(
                            "application",
                            RoleNeed.Count.AT_MOST_ONE,
                            Optional.empty(),
                            "a host with an application that uses the SDKs")),
            List.of(
                    new VariableNeed(
                            "openmldb.zkCluster",
                            Key.Need.REQUIRED,
                            Form.ENDPOINTS,
                            "the address of ZooKeeper",
                            "192.0.2.10:2181"),
                    new VariableNeed(
                            "openmldb.zkRootPath",
                            Key.Need.REQUIRED,
                            Form.HOST_PATH,
                            "the root of the cluster in ZooKeeper",
                            "/openmldb"),
                    new VariableNeed(
                            "openmldb.target", Key.Need.REQUIRED, Form.RELEASE, "the release to upgrade to", "0.9.2"),
                    new VariableNeed(
                            "openmldb.newPackage",
                            Key.Need.REQUIRED,
                            Form.HOST_PATH,
                            "the directory of the unpacked new release, the same on every host",
                            "/opt/openmldb-0.9.2"),
                    new VariableNeed(
                            "openmldb.stateDir",
                            Key.Need.REQUIRED,
                            Form.HOST_PATH,
                            "the directory on the operation host that keeps the statfiles of a run",
                            "/opt/runproof-state"),
                    new VariableNeed(
                            "openmldb.endpoint.nameserver.<host>",
                            Key.Need.REQUIRED,
                            Form.ENDPOINT,
                            "the address of the nameserver on that host, as it is registered",
                            "<host>:7527"),
                    new VariableNeed(
                            "openmldb.endpoint.tablet.<host>",
                            Key.Need.REQUIRED,
                            Form.ENDPOINT,
                            "the address of the tablet on that host, as it is registered",
                            "<host>:10921"),
                    new VariableNeed(
                            "openmldb.endpoint.taskmanager.<host>",
                            Key.Need.REQUIRED,
                            Form.ENDPOINT,
                            "the address of the taskmanager on that host, as it is registered",
                            "<host>:9902"),
                    new VariableNeed(
                            "openmldb.endpoint.apiserver.<host>",
                            Key.Need.REQUIRED,
                            Form.ENDPOINT,
                            "the address of the apiserver on that host, as it is registered",
                            "<host>:9080"),
                    new VariableNeed(
                            "openmldb.dir.nameserver",
                            Key.Need.OPTIONAL,
                            Form.HOST_PATH,
                            "the installation directory of the nameserver; /opt/openmldb when left out",
                            "/opt/openmldb"),
                    new VariableNeed(
                            "openmldb.dir.nameserver.<host>",
                            Key.Need.OPTIONAL,
                            Form.HOST_PATH,
                            "the same for the nameserver of one host",
                            "/opt/openmldb"),
                    new VariableNeed(
                            "openmldb.dir.tablet",
                            Key.Need.OPTIONAL,
                            Form.HOST_PATH,
                            "the installation directory of the tablet; /opt/openmldb when left out",
                            "/opt/openmldb"),
                    new VariableNeed(
                            "openmldb.dir.tablet.<host>",
                            Key.Need.OPTIONAL,
                            Form.HOST_PATH,
                            "the same for the tablet of one host",
                            "/opt/openmldb"),
                    new VariableNeed(
                            "openmldb.dir.taskmanager",
                            Key.Need.OPTIONAL,
                            Form.HOST_PATH,
                            "the installation directory of the taskmanager; /opt/openmldb when left out",
                            "/opt/openmldb"),
                    new VariableNeed(
                            "openmldb.dir.taskmanager.<host>",
                            Key.Need.OPTIONAL,
                            Form.HOST_PATH,
                            "the same for the taskmanager of one host",
                            "/opt/openmldb"),
                    new VariableNeed(
                            "openmldb.dir.apiserver",
                            Key.Need.OPTIONAL,
                            Form.HOST_PATH,
                            "the installation directory of the apiserver; /opt/openmldb when left out",
                            "/opt/openmldb"),
                    new VariableNeed(
                            "openmldb.dir.apiserver.<host>",
                            Key.Need.OPTIONAL,
                            Form.HOST_PATH,
                            "the same for the apiserver of one host",
                            "/opt/openmldb"),
                    new VariableNeed(
                            "openmldb.python",
                            Key.Need.OPTIONAL,
                            Form.PROGRAM,
                            "the interpreter of the operation tool; when left out python, else python3",
                            "python3"),
                    new VariableNeed(
                            "openmldb.sparkHome",
                            Key.Need.OPTIONAL,
                            Form.HOST_PATH,
                            "the Spark distribution of the taskmanager",
                            "/opt/spark-3.2.1-openmldb"),
                    new VariableNeed(
                            "openmldb.allowSingleReplica",
                            Key.Need.OPTIONAL,
                            Form.WORD,
                            "yes: tables with one replica get no other one and are not available while their tablet is down",
                            "yes"),
                    new VariableNeed(
                            "openmldb.acceptSingleNameserver",
                            Key.Need.OPTIONAL,
                            Form.WORD,
                            "yes: the cluster has one nameserver and none while that is replaced",
                            "yes"),
                    new VariableNeed(
                            "openmldb.writes",
                            Key.Need.OPTIONAL,
                            Form.WORD,
                            "continue: writes go on during the upgrade, and rows may be lost",
                            "continue"),
                    new VariableNeed(
                            "openmldb.traffic",
                            Key.Need.OPTIONAL,
                            Form.TRAFFIC,
                            "rows are written and read beside the run, through an apiserver or through JDBC; none when left out",
                            "apiserver"),
                    new VariableNeed(
                            "openmldb.trafficTable",
                            Key.Need.OPTIONAL,
                            Form.TABLES,
                            "the one table that the rows beside the run are written to; it has a column of strings, best an indexed one",
                            "db1.t1"),
                    new VariableNeed(
                            "openmldb.jdbcDriver",
                            Key.Need.OPTIONAL,
                            Form.CONTROLLER_FILE,
                            "for traffic through JDBC: the jar of the OpenMLDB driver on this machine, or a directory with it and what it needs",
                            "openmldb-jdbc.jar"),
                    new VariableNeed(
                            "openmldb.growingTables",
                            Key.Need.OPTIONAL,
                            Form.TABLES,
                            "tables whose rows are seen to grow after writes were resumed; when left out the sum over all",
                            "db1.t1"),
                    new VariableNeed(
                            "openmldb.clusteredTables",
                            Key.Need.OPTIONAL,
                            Form.TABLES,
                            "tables with a clustered index, whose expiry moves the offsets",
                            "db1.t2"),
                    new VariableNeed(
                            "openmldb.expiringTables",
                            Key.Need.OPTIONAL,
                            Form.TABLES,
                            "tables whose rows expire, so that fewer of them are no loss",
                            "db1.t2"),
                    new VariableNeed(
                            "openmldb.pom",
                            Key.Need.OPTIONAL,
                            Form.HOST_PATH,
                            "the pom file of the application on the application host",
                            "/opt/application/pom.xml"),
                    new VariableNeed(
                            "openmldb.sdkTarget",
                            Key.Need.OPTIONAL,
                            Form.VERSION,
                            "the release of the SDKs; that of the servers when left out",
                            "0.9.2"),
                    new VariableNeed(
                            "openmldb.mvn", Key.Need.OPTIONAL, Form.PROGRAM, "Maven on the application host", "mvn"),
                    new VariableNeed(
                            "openmldb.applicationPython",
                            Key.Need.OPTIONAL,
                            Form.PROGRAM,
                            "the interpreter that the application on the application host uses",
                            "python3"),
                    new VariableNeed(
                            "openmldb.binary",
                            Key.Need.OPTIONAL,
                            Form.HOST_PATH,
                            "the client as seen on this machine; a lab tells it, the procedure has no use for it",
                            "/opt/openmldb/bin/openmldb")),
            OpenmldbNeeds::labHosts,
            ProcedureNeeds.LabServices.NONE);

    private OpenmldbNeeds() {}

    /** The nameservers, as many tablets as nodes are asked for, and one host for the rest; the first may share its directory. */
    private static Map<String, Set<String>> labHosts(Lab lab) {
        boolean shared = lab.settings().getOrDefault("shared", "false").equals("true");
        int nameservers = Integer.parseInt(lab.settings().getOrDefault("nameservers", "2"));
        var hosts = new LinkedHashMap<String, Set<String>>();
        hosts.put(
                "ns1",
                shared ? Set.of("nameserver", "operation", "tablet", "apiserver") : Set.of("nameserver", "operation"));
        for (int number = 2; number <= nameservers; number++) {
            hosts.put("ns" + number, Set.of("nameserver"));
        }
        for (int number = shared ? 2 : 1; number <= lab.nodes(); number++) {
            hosts.put("tablet" + number, Set.of("tablet"));
        }
        hosts.put(
                "tm1",
                shared ? Set.of("taskmanager", "application") : Set.of("taskmanager", "apiserver", "application"));
        return hosts;
    }
}
