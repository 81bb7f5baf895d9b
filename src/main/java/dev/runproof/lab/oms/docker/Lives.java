package dev.runproof.lab.oms.docker;

import dev.runproof.lab.HostEngine;
import dev.runproof.lab.HostFiles;
import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.oms.docker.RunRequest.Bind;
import dev.runproof.lab.oms.docker.RunRequest.Mount;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** How containers begin, end and come back. */
final class Lives {
    /** Before a container is killed, when nobody says otherwise. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private static final int TERM = 15;
    private static final int KILL = 9;
    private static final int KILLED = 137;
    private static final int CANNOT_RUN = 127;
    private static final int NOT_EXECUTABLE = 126;
    private static final String SCRIPT = "rp_dir=$1; exec >>\"$2\" 2>>\"$3\"; PATH=$4; cd \"$5\" || exit 126; shift 5\n"
            + "if [ -f \"$rp_dir/in\" ]; then exec <\"$rp_dir/in\"; fi\n"
            + "exec \"$@\"";
    private static final long LOOK_MILLIS = 3;
    private static final Duration WALL_LIMIT = Duration.ofSeconds(20);

    private final DockerEngine engine;

    Lives(DockerEngine engine) {
        this.engine = engine;
    }

    /** A container whose first program cannot be started: what the runtime says, and the status of {@code docker run}. */
    static final class NotStarted extends DaemonError {
        private static final long serialVersionUID = 1L;

        private final int code;

        private NotStarted(String text, int code) {
            super(text);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** Nothing when it runs already; who starts it by hand begins to count its restarts anew. */
    void start(Container container) throws InterruptedException {
        if (container.state().isUp()) {
            return;
        }
        container.countsAnew();
        begin(container);
    }

    private void begin(Container container) throws InterruptedException {
        synchronized (container) {
            if (container.isRunning()) {
                return;
            }
            container.begins();
            container.stoppedByHand(false);
            String program;
            try {
                program = prepared(container);
            } catch (DaemonError e) {
                if (container.request().autoRemove()) {
                    engine.remove(container);
                }
                throw e;
            }
            ProcFile.write(container);
            long pid = spawn(container, program);
            container.state(container.state().running(pid, engine.clock().now()));
            var unused = engine.host().exit(pid).thenAcceptAsync(code -> ended(container, pid, code));
        }
        engine.listener().started(container);
    }

    /** Mounts what it is to have and returns where its first program lies. */
    private static String prepared(Container container) {
        try {
            if (!container.request().networkIsKnown()) {
                throw new DaemonError("network " + container.request().network() + " not found");
            }
            mount(container);
            return Programs.find(container, container.command().get(0));
        } catch (DaemonError e) {
            container.state(container.state().failed(CANNOT_RUN, e.text()));
            throw e;
        } catch (Programs.Unstartable e) {
            throw unstartable(container, e);
        }
    }

    private static void mount(Container container) {
        for (Bind bind : container.request().binds()) {
            if (Files.notExists(container.files().source(bind.source()))) {
                container.files().makeSource(bind.source());
            }
            container.files().mount(bind.source(), bind.target());
        }
        for (Mount mount : container.request().mounts()) {
            container.files().mount(mount.source(), mount.target());
        }
    }

    private static NotStarted unstartable(Container container, Programs.Unstartable why) {
        int code = why.found() ? NOT_EXECUTABLE : CANNOT_RUN;
        String text = "failed to create shim task: OCI runtime create failed: runc create failed: " + why.getMessage();
        container.state(container.state().failed(code, text));
        return new NotStarted(text, code);
    }

    /** The image's own script writes into its log by itself; other programs are led there. */
    private long spawn(Container container, String program) {
        var words = new ArrayList<String>();
        new HostFiles(engine.host(), new Ownership("root", "root")).directory(engine.directory(container));
        if (!container.runsItsImage()) {
            words.addAll(List.of(
                    "/bin/sh",
                    "-c",
                    SCRIPT,
                    "sh",
                    engine.directory(container).toString(),
                    engine.log(container).toString(),
                    container.request().tty()
                            ? engine.log(container).toString()
                            : engine.complaints(container).toString(),
                    String.join(":", Programs.search(container)),
                    container.request().workdir().map(container.files()::led).orElse(".")));
        }
        words.add(program);
        container.command().stream()
                .skip(1)
                .forEach(word -> words.add(container.files().led(word)));
        var environment = new LinkedHashMap<>(environment(container));
        environment.put("RUNPROOF_LAB_STDOUT", engine.log(container).toString());
        return engine.host().spawn("root", container.files().root(), words, environment);
    }

    static Map<String, String> environment(Container container) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("HOSTNAME", Inspection.hostname(container));
        environment.putAll(variables(container.request().env()));
        environment.put(HostEngine.MARK, container.id());
        return environment;
    }

    /** What is given as {@code name=value}; a name alone has no value here. */
    static Map<String, String> variables(List<String> given) {
        var variables = new LinkedHashMap<String, String>();
        for (String variable : given) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                variables.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return variables;
    }

    private void ended(Container container, long pid, OptionalInt status) {
        boolean again;
        Instant now = engine.clock().now();
        Duration ran = Duration.between(container.started().orElse(now), now);
        synchronized (container) {
            if (!container.isRunning() || container.pid() != pid) {
                return;
            }
            int code = container.told().orElse(status.orElse(KILLED));
            container.ending().run();
            container.executions().keySet().forEach(each -> engine.host().signal(each, KILL));
            // What was started by exec has sessions and parents of its own; only the mark tells whose it is.
            engine.host().endMarked(HostEngine.MARK, container.id());
            again = comesBack(container, code);
            container.state(
                    again
                            ? container.state().restarting(code, now)
                            : container.state().exited(code, now));
            container.notifyAll();
        }
        if (container.request().autoRemove()) {
            engine.remove(container);
        } else if (again) {
            Duration pause = container.pause().next(ran);
            // The pause may be long, and others wait for the threads on which ends are told.
            var coming = new Thread(() -> again(container, pause), "lab-restart");
            coming.setDaemon(true);
            coming.start();
        }
    }

    private boolean comesBack(Container container, int code) {
        if (container.stoppedByHand() || engine.isClosed()) {
            return false;
        }
        return switch (container.restart().name()) {
            case "always", "unless-stopped" -> true;
            case "on-failure" ->
                code != 0
                        && (container.restart().most() == 0
                                || container.restarts() < container.restart().most());
            default -> false;
        };
    }

    private void again(Container container, Duration pause) {
        try {
            engine.clock().pass(pause);
            // Who has stopped or removed it meanwhile does not want it back.
            if (engine.isClosed()
                    || container.stoppedByHand()
                    || !container.state().isRestarting()) {
                settle(container);
                return;
            }
            container.restarted();
            begin(container);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DaemonError e) {
            settle(container);
        }
    }

    private static void settle(Container container) {
        synchronized (container) {
            container.state(container.state().settled());
        }
    }

    /** Tells a container to end and kills it when it has not ended after the grace, in lab time. */
    void stop(Container container, Duration grace) throws InterruptedException {
        container.stoppedByHand(true);
        end(container, grace);
        engine.listener().stopped(container);
    }

    void kill(Container container) throws InterruptedException {
        container.stoppedByHand(true);
        end(container, Duration.ZERO);
    }

    /** Sends a signal to the first process, which may not end by it. */
    void signal(Container container, int number) throws InterruptedException {
        if (number == KILL || !container.isRunning()) {
            kill(container);
        } else if (number == TERM) {
            container.stoppedByHand(true);
            term(container);
        } else if (!container.runsItsImage()) {
            engine.host().signal(container.pid(), number);
        }
    }

    private void end(Container container, Duration grace) throws InterruptedException {
        settle(container);
        if (!container.isRunning()) {
            return;
        }
        if (!grace.isZero()) {
            term(container);
            if (endsBefore(container, engine.clock().now().plus(grace))) {
                return;
            }
        }
        container.exits(KILLED);
        engine.host().signal(container.pid(), KILL);
        if (!endsWithin(container, WALL_LIMIT)) {
            throw new DaemonError("cannot stop container: " + container.id() + ": tried to kill container, but did not"
                    + " receive an exit event");
        }
    }

    private void term(Container container) {
        var handler = container.stopping();
        if (handler.isPresent()) {
            handler.get().run();
        } else {
            engine.host().signal(container.pid(), TERM);
        }
    }

    /** Waits until it does not run; it has no other limit than its caller's patience, as in Docker. */
    void await(Container container) throws InterruptedException {
        synchronized (container) {
            while (container.state().isUp()) {
                container.wait(LOOK_MILLIS);
            }
        }
    }

    private boolean endsBefore(Container container, Instant deadline) throws InterruptedException {
        synchronized (container) {
            while (container.isRunning() && engine.clock().now().isBefore(deadline)) {
                container.wait(LOOK_MILLIS);
            }
            return !container.isRunning();
        }
    }

    private static boolean endsWithin(Container container, Duration wall) throws InterruptedException {
        long end = System.nanoTime() + wall.toNanos();
        synchronized (container) {
            while (container.isRunning() && System.nanoTime() < end) {
                container.wait(LOOK_MILLIS);
            }
            return !container.isRunning();
        }
    }

    void restartDaemon() throws InterruptedException {
        List<Container> all = engine.containers();
        for (Container container : all) {
            boolean byHand = container.stoppedByHand();
            container.stoppedByHand(true);
            end(container, GRACE);
            container.stoppedByHand(byHand);
        }
        for (Container container : all) {
            boolean comes = container.restart().name().equals("always")
                    || (container.restart().name().equals("unless-stopped") && !container.stoppedByHand());
            if (comes && container.state().started() != null) {
                start(container);
            }
        }
    }
}
