package dev.runproof.lab.opengauss;

import java.nio.file.Files;
import java.nio.file.Path;

/** The file on every member by which tools know the cluster; its content is opaque, its absence is not. */
final class StaticConfiguration {
    private StaticConfiguration() {}

    static Path of(Node node) {
        return node.paths().bin("cluster_static_config");
    }

    static boolean missing(Node node) {
        return !Files.isRegularFile(of(node));
    }

    static void write(Node node) {
        node.files().write(of(node), "static configuration as seen by node " + node.id() + "\n", "rw-------");
    }

    /** What the operation manager tools say without it. */
    static String complaint(Node node) {
        return "[GAUSS-50201] : The " + of(node) + " does not exist.\n";
    }
}
