package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/** A command that does the same to each container that it is given, and prints the names of those it was done to. */
final class LifeCommand implements Subcommand {
    private static final String TIME = "t|time";

    private final Flags.Form form;
    private final Act act;
    private String failing = "";
    private boolean needsFlags;

    /** What is done to one container; returns what is printed. */
    @FunctionalInterface
    private interface Act {
        String on(String name, Flags flags) throws InterruptedException;
    }

    private LifeCommand(String withValue, String switches, Act act) {
        this.form = Flags.Form.of(withValue, switches);
        this.act = act;
    }

    static LifeCommand stop(DockerEngine engine) {
        return new LifeCommand(TIME, "", (name, flags) -> {
            Container it = engine.need(name);
            engine.lives().stop(it, grace(it, flags));
            return name;
        });
    }

    static LifeCommand kill(DockerEngine engine) {
        return new LifeCommand("s|signal", "", (name, flags) -> {
            Container it = engine.find(name)
                    .orElseThrow(
                            () -> new DaemonError("Cannot kill container: " + name + ": No such container: " + name));
            int signal = Signals.number(flags.given("signal").orElse("KILL"), name);
            if (!it.state().isUp()) {
                throw new DaemonError("Cannot kill container: " + name + ": Container " + it.id() + " is not running");
            }
            engine.lives().signal(it, signal);
            return name;
        });
    }

    static LifeCommand start(DockerEngine engine) {
        var command = new LifeCommand("detach-keys", "a|attach i|interactive", (name, flags) -> {
            engine.lives().start(engine.need(name));
            return name;
        });
        command.failing = "Error: failed to start containers: ";
        return command;
    }

    static LifeCommand restart(DockerEngine engine) {
        return new LifeCommand(TIME, "", (name, flags) -> {
            Container it = engine.need(name);
            engine.lives().stop(it, grace(it, flags));
            engine.lives().start(it);
            return name;
        });
    }

    static LifeCommand await(DockerEngine engine) {
        return new LifeCommand("", "", (name, flags) -> {
            Container it = engine.need(name);
            engine.lives().await(it);
            return Integer.toString(it.state().exitCode());
        });
    }

    static LifeCommand update(DockerEngine engine) {
        var command = new LifeCommand(
                "blkio-weight cpu-period cpu-quota c|cpu-shares cpus cpuset-cpus cpuset-mems kernel-memory m|memory"
                        + " memory-reservation memory-swap pids-limit restart",
                "",
                (name, flags) -> {
                    Container it = engine.need(name);
                    Optional<Restart> policy = flags.given("restart").map(Restart::parse);
                    if (it.request().autoRemove()
                            && policy.filter(each -> !each.name().equals("no")).isPresent()) {
                        throw new DaemonError("Cannot update container " + it.id() + ": Restart policy cannot be"
                                + " updated because AutoRemove is enabled for the container");
                    }
                    policy.ifPresent(it::restart);
                    return name;
                });
        command.needsFlags = true;
        return command;
    }

    static LifeCommand remove(DockerEngine engine) {
        return new LifeCommand("", "f|force v|volumes l|link", (name, flags) -> {
            Container it = engine.need(name, DaemonError::plain);
            if (it.state().isUp()) {
                if (!flags.has("force")) {
                    throw new DaemonError(
                            "You cannot remove a " + it.state().status().word() + " container " + it.id()
                                    + ". Stop the container before attempting removal or force remove");
                }
                engine.lives().kill(it);
            }
            it.stoppedByHand(true);
            engine.remove(it);
            return name;
        });
    }

    private static Duration grace(Container container, Flags flags) {
        return flags.value("time").isPresent()
                ? Duration.ofSeconds(flags.number("time", "-t, --time", 0))
                : container.request().stopTimeout().map(Duration::ofSeconds).orElse(Lives.GRACE);
    }

    @Override
    public Flags.Form form() {
        return form;
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) throws InterruptedException {
        if (needsFlags && flags.isEmpty()) {
            throw new Flags.Unusable("you must provide one or more flags when using this command");
        }
        flags.number("time", "-t, --time", 0);
        var failed = new ArrayList<String>();
        for (String name : flags.operands()) {
            try {
                terminal.out(act.on(name, flags) + "\n");
            } catch (DaemonError e) {
                failed.add(name);
                terminal.err(e.said() + "\n");
            }
        }
        if (!failed.isEmpty() && !failing.isEmpty()) {
            terminal.err(failing + String.join(", ", failed) + "\n");
        }
        // Who removes by force does not mind that there is nothing.
        failed.removeIf(name -> flags.has("force"));
        return failed.isEmpty() ? 0 : 1;
    }
}
