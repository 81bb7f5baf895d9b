package dev.runproof.lab.oms.docker;

import java.util.LinkedHashMap;
import java.util.Map;

/** How subcommands are called. */
enum Usage {
    RUN("run", "[OPTIONS] IMAGE [COMMAND] [ARG...]", "Run a command in a new container", 1),
    CREATE("create", "[OPTIONS] IMAGE [COMMAND] [ARG...]", "Create a new container", 1),
    STOP("stop", "[OPTIONS] CONTAINER [CONTAINER...]", "Stop one or more running containers", 1),
    START("start", "[OPTIONS] CONTAINER [CONTAINER...]", "Start one or more stopped containers", 1),
    RESTART("restart", "[OPTIONS] CONTAINER [CONTAINER...]", "Restart one or more containers", 1),
    KILL("kill", "[OPTIONS] CONTAINER [CONTAINER...]", "Kill one or more running containers", 1),
    UPDATE("update", "[OPTIONS] CONTAINER [CONTAINER...]", "Update configuration of one or more containers", 1),
    RM("rm", "[OPTIONS] CONTAINER [CONTAINER...]", "Remove one or more containers", 1),
    INSPECT("inspect", "[OPTIONS] NAME|ID [NAME|ID...]", "Return low-level information on Docker objects", 1),
    IMAGE_INSPECT(
            "image inspect", "[OPTIONS] IMAGE [IMAGE...]", "Display detailed information on one or more images", 1),
    EXEC("exec", "[OPTIONS] CONTAINER COMMAND [ARG...]", "Run a command in a running container", 2),
    TOP("top", "CONTAINER [ps OPTIONS]", "Display the running processes of a container", 1),
    LOGS("logs", "[OPTIONS] CONTAINER", "Fetch the logs of a container", 1),
    LOAD("load", "[OPTIONS]", "Load an image from a tar archive or STDIN", 0),
    IMAGES("images", "[OPTIONS] [REPOSITORY[:TAG]]", "List images", 0),
    PS("ps", "[OPTIONS]", "List containers", 0),
    INFO("info", "[OPTIONS]", "Display system-wide information", 0),
    VERSION("version", "[OPTIONS]", "Show the Docker version information", 0);

    private static final Map<String, Usage> BY_NAME = byName();

    private final String command;
    private final String form;
    private final String purpose;
    private final int fewest;

    Usage(String command, String form, String purpose, int fewest) {
        this.command = command;
        this.form = form;
        this.purpose = purpose;
        this.fewest = fewest;
    }

    private static Map<String, Usage> byName() {
        var map = new LinkedHashMap<String, Usage>();
        for (Usage usage : values()) {
            map.put(usage.command, usage);
        }
        return map;
    }

    static Map<String, Usage> all() {
        return BY_NAME;
    }

    String command() {
        return command;
    }

    String purpose() {
        return purpose;
    }

    int fewest() {
        return fewest;
    }

    String help() {
        return "\nUsage:  docker " + command + " " + form + "\n\n" + purpose + "\n";
    }

    /** What is said when there are fewer operands than it takes. */
    String tooFew() {
        return "docker: 'docker " + command + "' requires at least " + fewest + " argument" + (fewest == 1 ? "" : "s")
                + "\n\nUsage:  docker " + command + " " + form + "\n\nSee 'docker " + command
                + " --help' for more information\n";
    }
}
