package dev.runproof.lab.openmldb.ops;

import java.util.List;

/** What the tool changes in the cluster, each by its exact words, and its waiting for the op that comes of it. */
record Orders(Client client, Questions questions, Pause pause, Log log) {
    private static final int OP_STATUS = 4;
    private static final int TRIES = 3;

    void setAutoFailover(boolean value) throws Failed, InterruptedException {
        client.nameserver("--cmd=confset auto_failover " + value);
    }

    void addReplica(String database, Replica partition, String endpoint) throws Failed, InterruptedException {
        answeredOk("addreplica", "add replica failed", database, partition, endpoint);
        awaitOp(database, partition, "addreplica failed");
    }

    void deleteReplica(String database, Replica partition, String endpoint) throws Failed, InterruptedException {
        answeredOk("delreplica", "del replica failed", database, partition, endpoint);
        awaitOp(database, partition, "delreplica failed");
    }

    private void answeredOk(String command, String failure, String database, Replica partition, String endpoint)
            throws Failed, InterruptedException {
        String output;
        try {
            output = order(command, database, partition, endpoint);
        } catch (Failed e) {
            throw new Failed(failure);
        }
        if (!output.contains("ok")) {
            throw new Failed(failure);
        }
    }

    /** @param target an endpoint, or {@code auto} */
    void changeLeader(String database, Replica partition, String target) throws Failed, InterruptedException {
        order("changeleader", database, partition, target);
        awaitOp(database, partition, "changer leader failed");
    }

    /** Without the words of success, and without a refusal, it neither waits nor complains. */
    void recoverTable(String database, Replica partition, String endpoint) throws Failed, InterruptedException {
        if (startRecovery(database, partition, endpoint)) {
            awaitOp(database, partition, "recovertable failed");
        }
    }

    /** Says whether the answer had the words of success. */
    boolean startRecovery(String database, Replica partition, String endpoint) throws Failed, InterruptedException {
        return order("recovertable", database, partition, endpoint).contains("recover table ok");
    }

    void updateAlive(String database, Replica partition, String endpoint, boolean alive)
            throws Failed, InterruptedException {
        String output = order("updatetablealive", database, partition, endpoint + (alive ? " yes" : " no"));
        if (!output.contains("update ok")) {
            throw new Failed("update table alive failed");
        }
    }

    void migrate(String database, Replica partition, String from, String to) throws Failed, InterruptedException {
        if (from.equals(to)) {
            throw new Failed("src_endpoint and desc_endpoint is same");
        }
        String command = "--cmd=migrate " + from + " " + partition.name() + " " + partition.pid() + " " + to;
        if (client.nameserver(command, "--database=" + database).contains("migrate ok")) {
            awaitOp(database, partition, "migrate failed");
        }
    }

    private String order(String command, String database, Replica partition, String rest)
            throws Failed, InterruptedException {
        return client.nameserver(
                "--cmd=" + command + " " + partition.name() + " " + partition.pid() + " " + rest,
                "--database=" + database);
    }

    /** Waits without limit until the last op of the partition has ended; a cancelled one counts as done. */
    private void awaitOp(String database, Replica partition, String failure) throws Failed, InterruptedException {
        while (true) {
            List<List<String>> rows = rows(database, partition, failure);
            var last = PythonText.at(rows, rows.size() - 1);
            String status = PythonText.at(last, OP_STATUS);
            if (status.equals("kFailed")) {
                throw new Failed(failure);
            }
            if (!isOpen(status)) {
                return;
            }
            log.info("waiting " + String.join(" ", last));
            pause.betweenLooks();
        }
    }

    private List<List<String>> rows(String database, Replica partition, String failure)
            throws Failed, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return questions.ops(database, partition.name(), partition.pid());
            } catch (Failed e) {
                if (tries == TRIES) {
                    throw new Failed(failure);
                }
            }
        }
    }

    static boolean isOpen(String opStatus) {
        return opStatus.equals("kDoing") || opStatus.equals("kInited");
    }
}
