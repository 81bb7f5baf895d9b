package dev.runproof.lab.oms.docker;

import java.util.Optional;

/** What the kernel shows inside of a container about its limits. */
final class ProcFile {
    /** The name that {@code --ulimit} has for it, and what a container has when nobody sets it. */
    private static final String[][] LIMITS = {
        {"cpu", "Max cpu time", "unlimited", "unlimited", "seconds"},
        {"fsize", "Max file size", "unlimited", "unlimited", "bytes"},
        {"data", "Max data size", "unlimited", "unlimited", "bytes"},
        {"stack", "Max stack size", "8388608", "unlimited", "bytes"},
        {"core", "Max core file size", "unlimited", "unlimited", "bytes"},
        {"rss", "Max resident set", "unlimited", "unlimited", "bytes"},
        {"nproc", "Max processes", "unlimited", "unlimited", "processes"},
        {"nofile", "Max open files", "1048576", "1048576", "files"},
        {"memlock", "Max locked memory", "65536", "65536", "bytes"},
        {"", "Max address space", "unlimited", "unlimited", "bytes"},
        {"locks", "Max file locks", "unlimited", "unlimited", "locks"},
        {"sigpending", "Max pending signals", "31202", "31202", "signals"},
        {"msgqueue", "Max msgqueue size", "819200", "819200", "bytes"},
        {"nice", "Max nice priority", "0", "0", ""},
        {"rtprio", "Max realtime priority", "0", "0", ""},
        {"rttime", "Max realtime timeout", "unlimited", "unlimited", "us"}
    };

    private ProcFile() {}

    static void write(Container container) {
        container.files().write("/proc/1/limits", limits(container.request()));
        String most = container
                .request()
                .pidsLimit()
                .filter(limit -> limit > 0)
                .map(String::valueOf)
                .orElse("max");
        container.files().write("/sys/fs/cgroup/pids.max", most + "\n");
        container.files().write("/etc/hostname", Inspection.hostname(container) + "\n");
    }

    private static String limits(RunRequest request) {
        var text = new StringBuilder(row("Limit", "Soft Limit", "Hard Limit", "Units"));
        for (String[] limit : LIMITS) {
            Optional<Ulimit> given = request.ulimits().stream()
                    .filter(each -> each.name().equals(limit[0]))
                    .reduce((first, second) -> second);
            text.append(row(
                    limit[1],
                    given.map(each -> shown(each.soft())).orElse(limit[2]),
                    given.map(each -> shown(each.hard())).orElse(limit[3]),
                    limit[4]));
        }
        return text.toString();
    }

    private static String shown(long limit) {
        return limit < 0 ? "unlimited" : Long.toString(limit);
    }

    private static String row(String... cells) {
        return "%-25s %-20s %-20s %-10s%n".formatted(cells[0], cells[1], cells[2], cells[3]);
    }
}
