package dev.runproof.lab.opengauss;

/** What a crontab says of the daemons. */
final class Crontab {
    private Crontab() {}

    /** Whether a line that is no comment names the program. */
    static boolean starts(String crontab, Daemon daemon) {
        return crontab.lines()
                .map(String::strip)
                .anyMatch(line -> !line.startsWith("#") && line.contains(daemon.program()));
    }

    /** The line that the installation writes. */
    static String line(InstallPaths paths) {
        return "*/1 * * * * . ~/gauss_env_file; nohup " + paths.bin(Daemon.OM_MONITOR.program()) + " -L "
                + paths.log().resolve("cm/om_monitor") + " >>/dev/null 2>&1 &\n";
    }
}
