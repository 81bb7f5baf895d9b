package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;

/** How the client tells that no engine answers it. */
final class Refusal {
    private static final int RUN_REFUSED = 126;
    private static final int RUN_UNREACHABLE = 125;

    private Refusal() {}

    /** Prints the reason as this subcommand does and returns its status. */
    static int tell(Usage usage, Flags flags, String reason, Terminal terminal) {
        switch (usage) {
            case INFO -> {
                terminal.out("Client:\n Context:    default\n Debug Mode: false\n\nServer:\nERROR: " + reason + "\n");
                terminal.err("errors pretty printing info\n");
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
            case INSPECT, CONTAINER_INSPECT, IMAGE_INSPECT -> {
                terminal.out(flags.given("format").isPresent() ? "\n" : "[]\n");
                terminal.err(reason + "\n");
                return 1;
            }
            case START, RENAME -> {
                terminal.err(reason + "\nError: failed to "
                        + (usage == Usage.START ? "start containers: " : "rename container named ")
                        + flags.operands().get(0) + "\n");
                return 1;
            }
            default -> {
                terminal.err(reason + "\n");
                return 1;
            }
        }
    }

    static String notPermitted(Usage usage, Flags flags) {
        return "Got permission denied while trying to connect to the Docker daemon socket at"
                + " unix:///var/run/docker.sock: " + new ClientRequest(flags).of(usage)
                + ": dial unix /var/run/docker.sock: connect: permission denied";
    }
}
