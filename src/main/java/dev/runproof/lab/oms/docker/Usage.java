package dev.runproof.lab.oms.docker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** How subcommands are called. */
enum Usage {
    RUN("run", "[OPTIONS] IMAGE [COMMAND] [ARG...]", "Run a command in a new container", 1, Usage.ANY),
    CREATE("create", "[OPTIONS] IMAGE [COMMAND] [ARG...]", "Create a new container", 1, Usage.ANY),
    STOP("stop", "[OPTIONS] CONTAINER [CONTAINER...]", "Stop one or more running containers", 1, Usage.ANY),
    START("start", "[OPTIONS] CONTAINER [CONTAINER...]", "Start one or more stopped containers", 1, Usage.ANY),
    RESTART("restart", "[OPTIONS] CONTAINER [CONTAINER...]", "Restart one or more containers", 1, Usage.ANY),
    KILL("kill", "[OPTIONS] CONTAINER [CONTAINER...]", "Kill one or more running containers", 1, Usage.ANY),
    WAIT(
            "wait",
            "CONTAINER [CONTAINER...]",
            "Block until one or more containers stop, then print their exit codes",
            1,
            Usage.ANY),
    UPDATE(
            "update",
            "[OPTIONS] CONTAINER [CONTAINER...]",
            "Update configuration of one or more containers",
            1,
            Usage.ANY),
    RENAME("rename", "CONTAINER NEW_NAME", "Rename a container", 2, 2),
    RM("rm", "[OPTIONS] CONTAINER [CONTAINER...]", "Remove one or more containers", 1, Usage.ANY),
    INSPECT(
            "inspect",
            "[OPTIONS] NAME|ID [NAME|ID...]",
            "Return low-level information on Docker objects",
            1,
            Usage.ANY),
    CONTAINER_INSPECT(
            "container inspect",
            "[OPTIONS] CONTAINER [CONTAINER...]",
            "Display detailed information on one or more containers",
            1,
            Usage.ANY),
    IMAGE_INSPECT(
            "image inspect",
            "[OPTIONS] IMAGE [IMAGE...]",
            "Display detailed information on one or more images",
            1,
            Usage.ANY),
    EXEC("exec", "[OPTIONS] CONTAINER COMMAND [ARG...]", "Run a command in a running container", 2, Usage.ANY),
    CP(
            "cp",
            "[OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH",
            "Copy files/folders between a container and the local filesystem",
            2,
            2),
    TOP("top", "CONTAINER [ps OPTIONS]", "Display the running processes of a container", 1, Usage.ANY),
    PORT(
            "port",
            "CONTAINER [PRIVATE_PORT[/PROTO]]",
            "List port mappings or a specific mapping for the container",
            1,
            2),
    LOGS("logs", "[OPTIONS] CONTAINER", "Fetch the logs of a container", 1, 1),
    LOAD("load", "[OPTIONS]", "Load an image from a tar archive or STDIN", 0, 0),
    IMAGES("images", "[OPTIONS] [REPOSITORY[:TAG]]", "List images", 0, 1),
    TAG("tag", "SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]", "Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE", 2, 2),
    RMI("rmi", "[OPTIONS] IMAGE [IMAGE...]", "Remove one or more images", 1, Usage.ANY),
    PULL("pull", "[OPTIONS] NAME[:TAG|@DIGEST]", "Pull an image or a repository from a registry", 1, 1),
    PS("ps", "[OPTIONS]", "List containers", 0, 0),
    INFO("info", "[OPTIONS]", "Display system-wide information", 0, 0),
    VERSION("version", "[OPTIONS]", "Show the Docker version information", 0, 0);

    private static final int ANY = Integer.MAX_VALUE;
    private static final Map<String, Usage> BY_NAME = byName();

    private final String command;
    private final String form;
    private final String purpose;
    private final int fewest;
    private final int most;

    Usage(String command, String form, String purpose, int fewest, int most) {
        this.command = command;
        this.form = form;
        this.purpose = purpose;
        this.fewest = fewest;
        this.most = most;
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

    /** Its form, its purpose and its options; what an option means is in the documentation of Docker. */
    String help(Flags.Form options) {
        var text = new StringBuilder("\nUsage:  docker " + command + " " + form + "\n\n" + purpose + "\n");
        var lines = new TreeMap<String, String>();
        options.withValue().forEach((name, letter) -> lines.put(name, option(letter, name) + " value"));
        options.switches().forEach((name, letter) -> lines.put(name, option(letter, name)));
        if (!lines.isEmpty()) {
            text.append("\nOptions:\n");
            lines.values().forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    private static String option(char letter, String name) {
        return (letter == Flags.Form.NO_LETTER ? "      " : "  -" + letter + ", ") + "--" + name;
    }

    boolean takes(int operands) {
        return operands >= fewest && operands <= most;
    }

    /** What is said to a number of operands that it does not take. */
    String wrongNumber() {
        String said = most == 0
                ? "accepts no arguments"
                : "requires " + (most == ANY ? "at least " + fewest : fewest == most ? fewest : "at most " + most)
                        + " argument" + ((most == ANY ? fewest : most) == 1 ? "" : "s");
        return "docker: 'docker " + command + "' " + said + "\n\nUsage:  docker " + command + " " + form
                + "\n\nSee 'docker " + command + " --help' for more information\n";
    }
}
