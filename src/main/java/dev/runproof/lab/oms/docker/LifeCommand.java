package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.oms.docker.RunRequest.Restart;
import java.time.Duration;
import java.util.ArrayList;

/** A command that does the same to each container that it is given, and prints the names of those it was done to. */
final class LifeCommand implements Subcommand {
    private static final String TIME = "t|time";

    private final DockerEngine engine;
    private final Flags.Form form;
    private final String failing;
    private final Act act;

    /** What is done to one container. */
    @FunctionalInterface
    private interface Act {
        void on(Container container, Flags flags) throws InterruptedException;
    }

    /** @param failing the last line when some failed, before their names; empty for none */
    private LifeCommand(DockerEngine engine, String withValue, String switches, String failing, Act act) {
        this.engine = engine;
        this.form = Flags.Form.of(withValue, switches);
        this.failing = failing;
        this.act = act;
    }

    static LifeCommand stop(DockerEngine engine) {
        return new LifeCommand(
                engine, TIME, "", "", (it, flags) -> engine.lives().stop(it, grace(it, flags)));
    }

    static LifeCommand kill(DockerEngine engine) {
        return new LifeCommand(engine, "s|signal", "", "", (it, flags) -> {
            if (!it.isRunning()) {
                throw new DaemonError(
                        "Cannot kill container: " + it.name() + ": Container " + it.id() + " is not running");
            }
            engine.lives().kill(it);
        });
    }

    static LifeCommand start(DockerEngine engine) {
        return new LifeCommand(
                engine,
                "detach-keys",
                "a|attach i|interactive",
                "Error: failed to start containers: ",
                (it, flags) -> engine.lives().start(it));
    }

    static LifeCommand restart(DockerEngine engine) {
        return new LifeCommand(engine, TIME, "", "", (it, flags) -> {
            engine.lives().stop(it, grace(it, flags));
            engine.lives().start(it);
        });
    }

    static LifeCommand update(DockerEngine engine) {
        return new LifeCommand(
                engine,
                "restart m|memory cpus pids-limit c|cpu-shares",
                "",
                "",
                (it, flags) -> flags.value("restart").map(Restart::parse).ifPresent(it::restart));
    }

    static LifeCommand remove(DockerEngine engine) {
        return new LifeCommand(engine, "", "f|force v|volumes l|link", "", (it, flags) -> {
            if (it.isRunning()) {
                if (!flags.has("force")) {
                    throw new DaemonError("You cannot remove a running container " + it.id()
                            + ". Stop the container before attempting removal or force remove");
                }
                engine.lives().kill(it);
            }
            engine.remove(it);
        });
    }

    private static Duration grace(Container container, Flags flags) {
        String text = flags.value("time").orElse("");
        if (text.isEmpty()) {
            return container.request().stopTimeout().map(Duration::ofSeconds).orElse(Lives.GRACE);
        }
        try {
            return Duration.ofSeconds(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new Flags.Unknown("invalid argument \"" + text
                    + "\" for \"-t, --time\" flag: strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        }
    }

    @Override
    public Flags.Form form() {
        return form;
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) throws InterruptedException {
        var failed = new ArrayList<String>();
        for (String name : flags.operands()) {
            try {
                act.on(engine.need(name), flags);
                terminal.out(name + "\n");
            } catch (DaemonError e) {
                failed.add(name);
                terminal.err("Error response from daemon: " + e.text() + "\n");
            }
        }
        if (!failed.isEmpty() && !failing.isEmpty()) {
            terminal.err(failing + String.join(", ", failed) + "\n");
        }
        return failed.isEmpty() ? 0 : 1;
    }
}
