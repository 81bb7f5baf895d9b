package dev.runproof.remote.ssh;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.SecretReference;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.Session;
import dev.runproof.remote.shell.ShellHost;
import dev.runproof.remote.shell.ShellSession;
import dev.runproof.remote.shell.Shells;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** The hosts of an environment over SSH, one connection each. */
public final class SshHosts implements Hosts {
    private static final int CONNECTS_AT_ONCE = 50;

    private final Map<HostName, SshTarget> targets;
    private final Shells shells;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Connector connector;
    private final UnaryOperator<ShellHost> around;
    private final Map<HostName, Opened> opened = new HashMap<>();

    /** A session and the shell below it. */
    private record Opened(ShellSession session, SshShell shell) {}

    /**
     * @param agent the user's agent, if there is one
     */
    public SshHosts(Collection<SshTarget> targets, Optional<Agent> agent, Shells shells, Clock clock) {
        this(targets, agent, shells, clock, UnaryOperator.identity());
    }

    private SshHosts(
            Collection<SshTarget> targets,
            Optional<Agent> agent,
            Shells shells,
            Clock clock,
            UnaryOperator<ShellHost> around) {
        this.around = around;
        this.targets = new LinkedHashMap<>();
        targets.forEach(target -> this.targets.put(target.name(), target));
        this.shells = shells;
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(daemons("ssh timer"));
        this.connector = new Connector(new Logins(agent), timer, RandomGenerator.getDefault());
    }

    /**
     * The hosts of an environment, with this account's agent and OpenSSH configuration.
     *
     * @param secrets opens a secret when it is first needed
     * @param warnings hears which directives of the OpenSSH configuration are not followed
     * @param around is put around every host
     */
    public static SshHosts of(
            Environment environment,
            Function<SecretReference, Secret> secrets,
            Shells shells,
            Clock clock,
            Consumer<String> warnings,
            UnaryOperator<ShellHost> around) {
        var targets = new Targets(environment, secrets, Aliases.ofThisAccount(), warnings);
        Optional<Agent> agent = Optional.ofNullable(System.getenv("SSH_AUTH_SOCK"))
                .filter(socket -> !socket.isEmpty())
                .map(socket -> new Agent(Path.of(socket)));
        return new SshHosts(targets.all(), agent, shells, clock, around);
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public Session session(HostName host) {
        Opened one = known(host);
        // Once: a session that has lost its connection makes a new one with its next request.
        one.shell().connectFirst();
        return one.session();
    }

    private Opened known(HostName host) {
        synchronized (opened) {
            return opened.computeIfAbsent(host, name -> {
                SshTarget target = targets.get(name);
                if (target == null) {
                    throw new IllegalArgumentException("the environment has no host " + name);
                }
                var shell = new SshShell(target, connector);
                return new Opened(new ShellSession(around.apply(shell), shells, clock), shell);
            });
        }
    }

    @Override
    public void openAll(Collection<HostName> hosts) {
        if (hosts.isEmpty()) {
            return;
        }
        ExecutorService workers =
                Executors.newFixedThreadPool(Math.min(hosts.size(), CONNECTS_AT_ONCE), daemons("ssh connect"));
        try {
            List<Future<?>> all = new ArrayList<>();
            for (HostName host : hosts) {
                all.add(workers.submit(() -> known(host).session().open()));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw new IllegalStateException("a connection failed in a way of its own", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostUnreachable(hosts.iterator().next(), "interrupted while connecting", List.of(), e);
        } finally {
            workers.shutdownNow();
        }
    }

    @Override
    public void close() {
        List<Opened> all;
        synchronized (opened) {
            all = List.copyOf(opened.values());
            opened.clear();
        }
        all.forEach(one -> one.session().close());
        timer.shutdownNow();
    }
}
