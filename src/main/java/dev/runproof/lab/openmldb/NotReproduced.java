package dev.runproof.lab.openmldb;

import java.util.List;

/** What this simulation leaves out or could not confirm. */
final class NotReproduced {
    static final List<String> SENTENCES = List.of(
            "There is no ZooKeeper: its address is a text that must be equal, its sessions are part of the model.",
            "Endpoints are free ports of the loopback interface of this machine, the same for every host.",
            "SQL: only SHOW TABLE STATUS, SHOW COMPONENTS and SHOW JOBS; rows are written through the apiserver only.",
            "The new release lies in one directory that all hosts see; /opt/openmldb-<target> of each host is a link to it.",
            "python runs the operation tool, pip and imports; pip knows the SDK only; mvn lists dependencies and builds nothing.",
            "bin holds openmldb, start.sh, mon and openmldb-cli.sh; data_collector, synctool and standalone servers do not run.",
            "Spark jobs do not run: a job of the taskmanager is a row.",
            "Registration, recovery and operations take times that are chosen, in proportion to the timeouts that are known.",
            "Not confirmed: the exit status of a wrong flag, and the texts of the servers' own logs apart from those about operations.");

    private NotReproduced() {}
}
