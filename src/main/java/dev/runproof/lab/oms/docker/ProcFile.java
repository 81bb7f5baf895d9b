package dev.runproof.lab.oms.docker;

import dev.runproof.lab.oms.docker.RunRequest.Ulimit;
import java.util.Optional;

/** What the kernel shows inside of a container about its limits. */
final class ProcFile {
    /** What a container has when nobody sets it. */
    private static final String DEFAULT_PROCESSES = "unlimited";

    private static final String[][] OTHERS_BEFORE = {
        {"Max cpu time", "unlimited", "unlimited", "seconds"},
        {"Max file size", "unlimited", "unlimited", "bytes"},
        {"Max data size", "unlimited", "unlimited", "bytes"},
        {"Max stack size", "8388608", "unlimited", "bytes"},
        {"Max core file size", "unlimited", "unlimited", "bytes"},
        {"Max resident set", "unlimited", "unlimited", "bytes"}
    };
    private static final String[][] OTHERS_BEHIND = {
        {"Max open files", "1048576", "1048576", "files"},
        {"Max locked memory", "65536", "65536", "bytes"},
        {"Max address space", "unlimited", "unlimited", "bytes"},
        {"Max file locks", "unlimited", "unlimited", "locks"},
        {"Max pending signals", "31202", "31202", "signals"},
        {"Max msgqueue size", "819200", "819200", "bytes"},
        {"Max nice priority", "0", "0", ""},
        {"Max realtime priority", "0", "0", ""},
        {"Max realtime timeout", "unlimited", "unlimited", "us"}
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
        container.files().write("/sys/fs/cgroup/pids/pids.max", most + "\n");
        container.files().write("/etc/hostname", Inspection.hostname(container) + "\n");
    }

    private static String limits(RunRequest request) {
        Optional<Ulimit> processes = request.ulimits().stream()
                .filter(limit -> limit.name().equals("nproc"))
                .reduce((first, second) -> second);
        var text = new StringBuilder(row("Limit", "Soft Limit", "Hard Limit", "Units"));
        for (String[] other : OTHERS_BEFORE) {
            text.append(row(other));
        }
        text.append(row(
                "Max processes",
                processes.map(limit -> shown(limit.soft())).orElse(DEFAULT_PROCESSES),
                processes.map(limit -> shown(limit.hard())).orElse(DEFAULT_PROCESSES),
                "processes"));
        for (String[] other : OTHERS_BEHIND) {
            text.append(row(other));
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
