package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.oms.docker.Execution.Tail;

/** {@code docker run} and {@code docker create}. */
final class RunCommand implements Subcommand {
    private static final int FAILED = 125;
    private static final long LOOK_MILLIS = 5;

    private final DockerEngine engine;
    private final boolean starting;

    RunCommand(DockerEngine engine, boolean starting) {
        this.engine = engine;
        this.starting = starting;
    }

    @Override
    public Flags.Form form() {
        return RunRequest.form();
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) throws InterruptedException {
        boolean detached = flags.has("detach") || !starting;
        if (!detached && flags.has("tty") && !Terminals.isTerminal(engine.host(), call, 0)) {
            terminal.err("the input device is not a TTY\n");
            return 1;
        }
        try {
            RunRequest request = engine.faults().altered(RunRequest.of(flags));
            if (engine.images().find(request.image()).isEmpty()) {
                terminal.err("Unable to find image '" + tagged(request.image()) + "' locally\n");
                throw new DaemonError(cannotPull(request.image()));
            }
            Container container = engine.create(request);
            if (starting) {
                engine.lives().start(container);
            }
            if (detached) {
                terminal.out(container.id() + "\n");
                return 0;
            }
            return attached(container, terminal);
        } catch (DaemonError e) {
            terminal.err((starting ? "docker: " : "") + "Error response from daemon: " + e.text() + ".\n"
                    + (starting ? "See 'docker run --help'.\n" : ""));
            return starting ? FAILED : 1;
        }
    }

    private static String tagged(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1).contains(":") ? reference : reference + ":latest";
    }

    /** A lab has no registry. */
    private static String cannotPull(String reference) {
        int slash = reference.indexOf('/');
        String first = slash < 0 ? "" : reference.substring(0, slash);
        if (first.contains(".") || first.contains(":")) {
            String registry = first.contains(":") ? first.substring(0, first.indexOf(':')) : first;
            return "Get \"https://" + first + "/v2/\": dial tcp: lookup " + registry + ": no such host";
        }
        String name = reference.contains(":") ? reference.substring(0, reference.lastIndexOf(':')) : reference;
        return "pull access denied for " + name + ", repository does not exist or may require 'docker login': denied:"
                + " requested access to the resource is denied";
    }

    private int attached(Container container, Terminal terminal) throws InterruptedException {
        var log = new Tail(engine.log(container));
        while (true) {
            boolean over = !container.isRunning();
            String said = log.next(over);
            if (!said.isEmpty()) {
                terminal.out(said);
            }
            if (over) {
                return container.state().exitCode();
            }
            Waits.look(LOOK_MILLIS);
        }
    }
}
