package dev.runproof.lab.opengauss;

import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.opengauss.text.ToolVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Puts openGauss with its CM onto a node: directories, programs, settings, environment, crontab, processes. */
final class Installation {
    private static final Ownership ROOT = new Ownership("root", "root");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final OpenGaussSettings settings;

    Installation(OpenGaussSettings settings) {
        this.settings = settings;
    }

    void onto(Node node) {
        var paths = node.paths();
        var files = node.files();
        for (var directory : List.of(
                paths.temporary(),
                paths.omLog(),
                paths.cmLog(),
                paths.data().resolve("pg_log"),
                paths.host().path("/opt/software"))) {
            files.directory(directory);
        }
        // The lab has put launchers there already, as root.
        for (var directory : List.of(
                paths.gaussHome(),
                paths.bin(""),
                paths.gpHome(),
                paths.script(""),
                paths.host().path("/opt/huawei"),
                paths.host().path("/opt/huawei/install"))) {
            files.directory(directory);
            node.host().own(directory, Node.OWNER);
        }
        cm(node, settings.installed());
        StaticConfiguration.write(node);
        files.write(paths.agentSettings(), CmSettings.agentSample(settings.installed()), "rw-------");
        files.write(paths.serverSettings(), CmSettings.serverSample(settings.installed()), "rw-------");
        database(node);
        environment(node);
        Crontab.install(node, Crontab.line(paths), LIMIT);
    }

    /** Puts the files of a CM build over those that are there. */
    void cm(Node node, ToolVersion version) {
        new CmPackage(version, node.host()::launcher)
                .files()
                .forEach((name, member) -> node.files()
                        .write(
                                node.paths().gaussHome().resolve(name),
                                member.bytes(),
                                PosixFilePermissions.toString(Modes.of(member.mode()))));
    }

    private static void database(Node node) {
        var paths = node.paths();
        node.files()
                .write(
                        paths.bin(Daemon.GAUSSDB.program()),
                        node.host().launcher(InstallPaths.GAUSS_HOME + "/bin/" + Daemon.GAUSSDB.program()),
                        "rwx------");
        node.files().write(paths.data().resolve("postgresql.conf"), "port = " + Photograph.PORT + "\n", "rw-------");
        String socket = ".s.PGSQL." + Photograph.PORT;
        node.files().write(paths.temporary().resolve(socket + ".lock"), "", "rw-------");
    }

    private void environment(Node node) {
        var paths = node.paths();
        String text = EnvironmentFile.ofHost(paths, settings.om());
        home(node, NodeProcesses.USER, text, Node.OWNER);
        home(node, "root", text, ROOT);
    }

    private static void home(Node node, String account, String text, Ownership owner) {
        String home = node.host().shell(account, "printf '%s' \"$HOME\"", LIMIT).out();
        Path file = Path.of(home).resolve(EnvironmentFile.NAME);
        node.files().write(file, text, "rw-r--r--");
        node.host().own(file, owner);
    }

    /** Starts what cron and the daemons would have started long ago. */
    void start(Node node, Instant now) {
        var processes = node.processes();
        processes.start(
                Daemon.OM_MONITOR,
                now,
                List.of("-L", node.paths().log().resolve("cm/om_monitor").toString()));
        processes.start(Daemon.CM_AGENT, now, List.of());
        processes.start(Daemon.CM_SERVER, now, List.of());
        processes.start(Daemon.GAUSSDB, now, DaemonCare.databaseArguments(node));
    }

    /** Takes the tool away, as on a host where it was removed after the preinstallation. */
    static void removeCheckos(Node node) {
        node.files().remove(node.paths().script("gs_checkos"));
    }

    static void restoreCheckos(Node node) {
        Path file = node.paths().script("gs_checkos");
        if (!Files.exists(file)) {
            node.files().write(file, node.host().launcher(InstallPaths.GP_HOME + "/script/gs_checkos"), "rwxr-xr-x");
        }
    }
}
