package dev.runproof.lab.container;

import dev.runproof.lab.Simulation.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The hosts' accounts in the simulation's own container: the same names have the same numbers. */
final class OwnAccounts {
    /** The number of the cluster's account and group on every host. */
    static final int CLUSTER_ID = 1001;

    private OwnAccounts() {}

    static void add(Account cluster) {
        add(
                Path.of("/etc/passwd"),
                "%s:x:%d:%d::/nonexistent:/usr/sbin/nologin\n".formatted(cluster.user(), CLUSTER_ID, CLUSTER_ID));
        add(Path.of("/etc/group"), "%s:x:%d:\n".formatted(cluster.group(), CLUSTER_ID));
    }

    private static void add(Path file, String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot add an account to " + file, e);
        }
    }
}
