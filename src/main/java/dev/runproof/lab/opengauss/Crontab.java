package dev.runproof.lab.opengauss;

import java.time.Duration;

/** What a crontab says of the daemons. */
final class Crontab {
    private Crontab() {}

    /** Whether a line that is no comment names the program. */
    static boolean starts(String crontab, Daemon daemon) {
        return crontab.lines()
                .map(String::strip)
                .anyMatch(line -> !line.startsWith("#") && line.contains(daemon.program()));
    }

    /** Replaces the crontab of the cluster user. */
    static void install(Node node, String text, Duration limit) {
        String quoted = "'" + text.replace("'", "'\\''") + "'";
        node.host().shell(NodeProcesses.USER, "printf '%s' " + quoted + " | crontab -", limit);
    }

    /** The line that the installation writes. */
    static String line(InstallPaths paths) {
        return "*/1 * * * * . ~/gauss_env_file; nohup " + paths.bin(Daemon.OM_MONITOR.program()) + " -L "
                + paths.log().resolve("cm/om_monitor") + " >>/dev/null 2>&1 &\n";
    }
}
