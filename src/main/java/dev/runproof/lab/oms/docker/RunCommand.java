package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.nio.file.Files;

/** {@code docker run} and {@code docker create}. */
final class RunCommand implements Subcommand {
    private static final int FAILED = 125;

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
        boolean talking = flags.has("interactive") && !detached;
        if (talking && flags.has("tty") && !terminal.isTerminal(0)) {
            terminal.err("the input device is not a TTY\n");
            return 1;
        }
        if (flags.has("detach") && !flags.all("attach").isEmpty()) {
            throw new Flags.Unusable("Conflicting options: -a and -d");
        }
        var idFile = flags.given("cidfile").map(call.workingDirectory()::resolve);
        try {
            if (idFile.filter(Files::exists).isPresent()) {
                throw new Flags.Unusable("container ID file found, make sure the other container isn't running or"
                        + " delete " + flags.given("cidfile").get());
            }
            flags.all("publish").forEach(PublishedPort::check);
            Reference.check(flags.operands().get(0));
            RunRequest request = engine.faults().altered(RunRequest.of(flags, call.workingDirectory()));
            present(request.image(), flags.value("pull").orElse("missing"), terminal);
            Container container = engine.create(request);
            if (container.onHostNetwork() && !flags.all("publish").isEmpty()) {
                terminal.err("WARNING: Published ports are discarded when using host network mode\n");
            }
            if (talking) {
                engine.give(container, terminal.inBytes());
            }
            idFile.ifPresent(file -> engine.tell(container, file));
            if (detached) {
                terminal.out(container.id() + "\n");
            }
            return starting ? started(container, detached, terminal) : 0;
        } catch (DaemonError e) {
            return failed(e.said(), terminal);
        } catch (Flags.Unusable e) {
            return failed(String.valueOf(e.getMessage()), terminal);
        }
    }

    private int started(Container container, boolean detached, Terminal terminal) throws InterruptedException {
        var attachment = new Attachment(engine, container);
        try {
            engine.lives().start(container);
        } catch (DaemonError e) {
            terminal.err(docker(e.said()) + "\n");
            if (!detached && !container.request().autoRemove()) {
                terminal.err(attachment.canceled());
            }
            return e instanceof Lives.NotStarted unstartable ? unstartable.code() : FAILED;
        }
        return detached ? 0 : attachment.follow(terminal);
    }

    private int failed(String text, Terminal terminal) {
        terminal.err(starting ? said(text) : text + "\n");
        return starting ? FAILED : 1;
    }

    private void present(String image, String pull, Terminal terminal) {
        boolean here = engine.images().find(image).isPresent();
        if (here && !pull.equals("always")) {
            return;
        }
        if (pull.equals("never")) {
            throw new DaemonError("No such image: " + Reference.tagged(image));
        }
        if (!here) {
            terminal.err("Unable to find image '" + Reference.tagged(image) + "' locally\n");
        }
        throw new DaemonError(Reference.cannotPull(image));
    }

    /** An error in the words of {@code docker run}, before there is a container. */
    static String said(String text) {
        return docker(text) + "\nSee 'docker run --help'.\n";
    }

    /** It ends an error with a period of its own where it has none. */
    private static String docker(String text) {
        return "docker: " + text + (text.endsWith(".") ? "" : ".");
    }
}
