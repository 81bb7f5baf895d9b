package dev.runproof.product.opengauss;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a cluster in good order answers to every command of the procedure. */
final class UsualAnswers {
    private static final Map<String, String> VARIABLES = Map.of(
            "GAUSSHOME", "/data/app",
            "PGHOST", "/data/tmp",
            "GPHOME", "/data/om",
            "GS_CLUSTER_NAME", "ledger",
            "GAUSS_ENV", "2",
            "GAUSSLOG", "/data/log");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    static final String BACKUP_NAMES = "./\n./bin/\n./lib/\n./share/\n./share/config/\n"
            + SmallCluster.REPLACED.stream().map(file -> "./" + file + "\n").collect(Collectors.joining());

    private UsualAnswers() {}

    static Answer to(SmallCluster cluster, int node, Command command) {
        List<String> words = command.argv().stream().map(Object::toString).toList();
        String line = String.join(" ", words);
        if (line.startsWith("env LC_ALL=C ls -d ")) {
            return existing(cluster, words.subList(4, words.size()));
        }
        return cluster.answer(0, out(cluster, node, words, line), "");
    }

    private static Answer existing(SmallCluster cluster, List<String> paths) {
        List<String> there = paths.stream()
                .filter(path -> path.equals("/opt") || path.equals("/"))
                .toList();
        String complaints = paths.stream()
                .filter(path -> !there.contains(path))
                .map(path -> "ls: cannot access '" + path + "': No such file or directory\n")
                .collect(Collectors.joining());
        String found = there.stream().map(path -> path + "\n").collect(Collectors.joining());
        return cluster.answer(complaints.isEmpty() ? 0 : 2, found, complaints);
    }

    private static String out(SmallCluster cluster, int node, List<String> words, String line) {
        return switch (words.get(0)) {
            case "printenv" -> VARIABLES.get(words.get(1)) + "\n";
            case "id" -> line.equals("id -un") ? "omm\n" : line.equals("id -u") ? "1005\n" : "omm dba\n";
            case "stat" ->
                line.endsWith(".tar.gz") ? "omm dba 640 1000 regular file\n" : "omm dba 750 4096 directory\n";
            case "ps" -> processes(cluster, node);
            case "gs_upgradectl" -> upgradectl(line);
            case "gs_checkos" -> checkos("Normal");
            case "gs_om" -> summary("Normal");
            case "cm_ctl", "cm_server", "cm_agent" ->
                line.endsWith("-V") ? version(cluster, node, words.get(0)) : picture(cluster.size(), "Normal");
            case "sha256sum" -> digests(cluster, node, words.subList(1, words.size()));
            case "tar" ->
                line.contains("--to-command")
                        ? contents(name -> SmallCluster.digestOf("old" + name))
                        : line.startsWith("tar -tzf /data/tmp")
                                ? BACKUP_NAMES
                                : line.startsWith("tar -t") ? "./bin/cm_ctl\n" : "";
            case "crontab" -> "*/1 * * * * source ~/.bashrc; /data/app/bin/om_monitor >/dev/null 2>&1 &\n";
            case "date" -> cluster.now().getEpochSecond() + " +0000 " + STAMP.format(cluster.now()) + "\n";
            case "uname" -> line.endsWith("-n") ? "db" + node + "\n" : "x86_64\n";
            case "cat" ->
                line.equals("cat /etc/os-release") ? "ID=\"openEuler\"\nVERSION_ID=\"22.03\"\n" : "port = 5000\n";
            case "env" -> line.contains(" df ") ? disk(words.subList(4, words.size())) : listing(cluster, line);
            case "find" -> words.get(1) + "\n";
            case "ssh", "mkdir", "cp", "gzip", "kill" -> "";
            default -> throw new AssertionError("no usual answer to: " + line);
        };
    }

    private static String upgradectl(String line) {
        return switch (line) {
            case "gs_upgradectl --help" -> help("chose-strategy, auto-upgrade,", "auto-rollback, upgrade-cm.");
            case "gs_upgradectl -V" ->
                "gs_upgradectl (openGauss OM 6.0.0 build 11223344) compiled at 2026-01-05 11:12:13 commit 7 last mr []\n";
            default -> "Start to perform the upgrade of CM component in cluster.\nUpgrade CM component successfully.\n";
        };
    }

    static String help(String values, String more) {
        return "\ngs_upgradectl is a utility to upgrade a cluster.\n\nUsage:\n  gs_upgradectl -? | --help\n"
                + "  gs_upgradectl -t upgrade-cm --upgrade-package PACKAGE_PATH\n\nGeneral options:\n"
                + "  -?, --help                      Show help information.\n"
                + "  -t                              Subcommand. It can be " + values + "\n"
                + " ".repeat(34) + more + "\n"
                + "      --upgrade-package=PATH      Path of the CM package.\n"
                + "Option for grey upgrade\n  -h                              Nodes.\n        ";
    }

    static String checkos(String ofA6) {
        var text = new StringBuilder("Checking items:\n");
        for (int i = 1; i <= 14; i++) {
            text.append("    A")
                    .append(i)
                    .append(".[ item ")
                    .append(i)
                    .append(" ] : ")
                    .append(i == 6 ? ofA6 : "Normal")
                    .append('\n');
        }
        boolean abnormal = ofA6.equals("Abnormal");
        return text.append("Total numbers:14. Abnormal numbers:")
                .append(abnormal ? 1 : 0)
                .append(". Warning numbers:")
                .append(ofA6.equals("Warning") ? 1 : 0)
                .append(".\n")
                .append(abnormal ? "Do checking operation finished. Result: Abnormal.\n" : "")
                .toString();
    }

    static String summary(String state) {
        return "----\n\ncluster_state             : " + state
                + "\nredistributing            : No\nbalanced                  : Yes\n\n----\n\n";
    }

    static String picture(int nodes, String state) {
        return picture(nodes, state, Map.of(), Map.of());
    }

    /** A healthy cluster whose arbitration was paused. */
    static String pausedPicture(int nodes) {
        return picture(nodes, "Normal").replace("current_az : AZ_ALL\n", "current_az : AZ_ALL\npausing : Yes\n");
    }

    /** States of CMServers and ends of datanode rows that differ, by node. */
    static String picture(int nodes, String state, Map<Integer, String> servers, Map<Integer, String> datanodes) {
        String serverRows = IntStream.rangeClosed(1, nodes)
                .mapToObj(node -> node + " db" + node + " " + node + " /data/cm/cm_server "
                        + servers.getOrDefault(node, node == 1 ? "Primary" : "Standby") + "\n")
                .collect(Collectors.joining());
        String datanodeRows = IntStream.rangeClosed(1, nodes)
                .mapToObj(node -> node + " db" + node + " " + (6000 + node) + " /data/dn " + (node == 1 ? "P " : "S ")
                        + datanodes.getOrDefault(node, (node == 1 ? "Primary" : "Standby") + " Normal") + "\n")
                .collect(Collectors.joining());
        return "[  CMServer State   ]\n\nnode instance state\n-----\n" + serverRows
                + "\n[   Cluster State   ]\n\ncluster_state : " + state
                + "\nredistributing : No\nbalanced : Yes\ncurrent_az : AZ_ALL\n\n[  Datanode State   ]\n\n"
                + "node instance state\n-----\n" + datanodeRows;
    }

    /** What {@code tar --to-command=sha256sum} prints for a backup. */
    static String contents(UnaryOperator<String> digest) {
        return SmallCluster.REPLACED.stream()
                .map(file -> digest.apply(file.substring(file.lastIndexOf('/') + 1)) + "  -\n")
                .collect(Collectors.joining());
    }

    private static String version(SmallCluster cluster, int node, String tool) {
        var installed = cluster.installed(node);
        return SmallCluster.version(tool, installed.version(), installed.build());
    }

    private static String digests(SmallCluster cluster, int node, List<String> paths) {
        return paths.stream()
                .map(path -> {
                    String name = path.substring(path.lastIndexOf('/') + 1);
                    String word = path.startsWith("/data/app/")
                            ? cluster.installed(node).which() + name
                            : name.endsWith("x86_64.tar.gz") ? "package" : name;
                    return SmallCluster.digestOf(word) + "  " + path + "\n";
                })
                .collect(Collectors.joining());
    }

    private static String disk(List<String> paths) {
        return "Filesystem 1024-blocks Used Available Capacity Mounted on\n"
                + paths.stream()
                        .map(path -> "/dev/sdb1 1000000 400000 600000 40% /data\n")
                        .collect(Collectors.joining());
    }

    private static String listing(SmallCluster cluster, String line) {
        if (line.contains("--time-style")) {
            return "total 8\n-rw------- 1 omm dba 77 1767600000 gs_upgradectl-2026-03-14_020001.log\n";
        }
        return "total 4\nsrwx------ 1 omm dba 0 Mar 14 01:00 cm_lock\n"
                + (cluster.upgraded() ? "-rw-r--r-- 1 omm dba 393 Mar 14 02:00 " + SmallCluster.BACKUP + "\n" : "");
    }

    static String processes(SmallCluster cluster, int node) {
        long age = cluster.upgraded()
                ? Duration.ofSeconds(60).toSeconds()
                : Duration.ofDays(9).toSeconds();
        return "    PID    PPID USER     ELAPSED COMMAND\n      1       0 root     900000 /sbin/init\n"
                + row(100 + node, age, "/data/app/bin/om_monitor -L /data/log/om_monitor")
                + row(200 + node, age, "/data/app/bin/cm_agent")
                + row(300 + node, age, "/data/app/bin/cm_server");
    }

    static String row(int pid, long age, String command) {
        return "    " + pid + "       1 omm      " + age + " " + command + "\n";
    }
}
