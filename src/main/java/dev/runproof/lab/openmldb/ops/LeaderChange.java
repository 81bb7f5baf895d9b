package dev.runproof.lab.openmldb.ops;

/** Moves the leader of one partition, and a partition from one tablet to another. */
record LeaderChange(Orders orders, Log log) {
    /** What becomes of the tablet's own replica of a single-replica partition after its leader has moved. */
    enum OldReplica {
        KEPT,
        REMOVED
    }

    /**
     * Changes the leader and makes the old one a live follower.
     *
     * @param to empty: the nameserver chooses
     * @param single the partition has one replica: the target gets one first
     * @throws Failed with the word that stands for all of it; details are logged
     */
    void change(String database, Replica partition, String from, String to, boolean single, OldReplica old)
            throws Failed, InterruptedException {
        log.info("change leader of table partition %s %s %s in '%s' to '%s' %s"
                .formatted(database, partition.name(), partition.pid(), from, to, single ? "True" : "False"));
        String what = database + " " + partition.name() + " " + partition.pid();
        if (single) {
            named("add replica failed. " + what + " " + to, () -> orders.addReplica(database, partition, to));
        }
        logged(
                "change leader failed. " + what,
                () -> orders.changeLeader(database, partition, to.isEmpty() ? "auto" : to));
        logged("recover table failed. " + what + " " + from, () -> orders.recoverTable(database, partition, from));
        if (single && old == OldReplica.REMOVED) {
            named("del replica failed. " + what + " " + from, () -> orders.deleteReplica(database, partition, from));
        }
    }

    void migrate(String database, Replica partition, String from, String to, boolean single)
            throws Failed, InterruptedException {
        if (partition.leader()) {
            try {
                change(database, partition, from, single ? to : "", single, OldReplica.REMOVED);
            } catch (Failed e) {
                log.error(e.text());
                throw e;
            }
        }
        if (!single) {
            logged(
                    "migrate partition failed! table %s partition %s %s %s"
                            .formatted(partition.name(), partition.pid(), from, to),
                    () -> orders.migrate(database, partition, from, to));
        }
    }

    private void logged(String failure, Order order) throws Failed, InterruptedException {
        try {
            order.give();
        } catch (Failed e) {
            log.error(e.text());
            throw new Failed(failure);
        }
    }

    private static void named(String failure, Order order) throws Failed, InterruptedException {
        try {
            order.give();
        } catch (Failed e) {
            throw new Failed(failure);
        }
    }

    @FunctionalInterface
    private interface Order {
        void give() throws Failed, InterruptedException;
    }
}
