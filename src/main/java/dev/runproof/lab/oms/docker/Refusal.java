package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;

/** How the client tells that no engine answers it. */
final class Refusal {
    private static final int RUN_REFUSED = 126;
    private static final int RUN_UNREACHABLE = 125;

    private Refusal() {}

    /** Prints the reason as this subcommand does and returns its status. */
    static int tell(Usage usage, String reason, Terminal terminal) {
        switch (usage) {
            case INFO -> {
                terminal.out("Client:\n Context:    default\n Debug Mode: false\n\nServer:\n");
                terminal.err("ERROR: " + reason + "\nerrors pretty printing info\n");
                return 1;
            }
            case VERSION -> {
                terminal.out(DockerVersion.CLIENT);
                terminal.err(reason + "\n");
                return 1;
            }
            case RUN -> {
                terminal.err(RunCommand.said(reason));
                return reason.contains("permission denied") ? RUN_REFUSED : RUN_UNREACHABLE;
            }
            default -> {
                terminal.err(reason + "\n");
                return 1;
            }
        }
    }

    static String notPermitted(Usage usage) {
        return "Got permission denied while trying to connect to the Docker daemon socket at"
                + " unix:///var/run/docker.sock: Get \"http://%2Fvar%2Frun%2Fdocker.sock/v1.24/" + path(usage)
                + "\": dial unix /var/run/docker.sock: connect: permission denied";
    }

    private static String path(Usage usage) {
        return switch (usage) {
            case INFO -> "info";
            case IMAGES, LOAD, IMAGE_INSPECT, TAG, RMI, PULL -> "images/json";
            default -> "containers/json";
        };
    }
}
