package dev.runproof.lab.opengauss;

import dev.runproof.lab.ToolCall;
import dev.runproof.lab.opengauss.text.LogNoise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** The log of {@code cm_ctl} on a node, and what becomes of it when it cannot be written. */
final class CmLog {
    private CmLog() {}

    /** The output of a query as it reaches the terminal: with log blocks in it when the log cannot be written. */
    static String into(String output, Cluster cluster, ToolCall call) {
        if (writable(cluster.node(call.host()))) {
            return output;
        }
        var at = LocalTime.ofInstant(cluster.clock().now(), ZoneOffset.UTC);
        return new LogNoise(at, call.pid()).into(output, String.join(" ", call.argv()));
    }

    /** Whether the owner of the log directory may write there; owner and mode count, not what this process may do. */
    private static boolean writable(Node node) {
        var directory = node.paths().cmLog();
        try {
            return Files.isDirectory(directory)
                    && Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OWNER_WRITE)
                    && node.host().ownership(directory).user().equals(NodeProcesses.USER);
        } catch (IOException e) {
            return false;
        }
    }
}
