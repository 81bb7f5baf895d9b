package dev.runproof.remote.ssh;

import dev.runproof.model.Failure;
import dev.runproof.remote.HostKeyRefused;
import dev.runproof.remote.HostUnreachable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;

/** Makes connections: bounded in time, a few at a time per server, tried again where a busy server dropped them. */
final class Connector {
    /** How long one connection may take, login included. */
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** sshd begins to drop connections that are not yet logged in at ten (MaxStartups 10:30:100). */
    private static final int AT_ONCE_PER_SERVER = 8;

    private static final int TRIES = 8;
    private static final int FIRST_PAUSE_MS = 80;
    private static final int LONGEST_PAUSE_MS = 1_500;
    private static final int KEEPALIVE_SECONDS = 3;
    /** With this many unanswered, a dead peer is found after 6 to 9 seconds. */
    private static final int UNANSWERED = 2;

    private static final int CHANNEL_TIMEOUT_MS = 15_000;

    private final Config config = Algorithms.make();
    private final Logins logins;
    private final ScheduledExecutorService clock;
    private final RandomGenerator jitter;
    private final Map<String, Semaphore> doors = new ConcurrentHashMap<>();

    Connector(Logins logins, ScheduledExecutorService clock, RandomGenerator jitter) {
        this.logins = logins;
        this.clock = clock;
        this.jitter = jitter;
    }

    SshConnection connect(SshTarget target) {
        Optional<SshConnection> via = target.jump().map(this::connect);
        try {
            return connect(target, via);
        } catch (RuntimeException e) {
            via.ifPresent(SshConnection::close);
            throw e;
        }
    }

    private SshConnection connect(SshTarget target, Optional<SshConnection> via) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(target, via);
            } catch (Dropped e) {
                if (attempt == TRIES) {
                    throw unreachable(target, "the server dropped " + TRIES + " connections before the login", e);
                }
                pause(target, attempt);
            }
        }
    }

    private SshConnection once(SshTarget target, Optional<SshConnection> via) throws Dropped {
        Semaphore door = doors.computeIfAbsent(target.server(), server -> new Semaphore(AT_ONCE_PER_SERVER));
        door.acquireUninterruptibly();
        var client = new SSHClient(config);
        var overdue = new AtomicBoolean();
        ScheduledFuture<?> alarm = clock.schedule(
                () -> {
                    overdue.set(true);
                    disconnect(client);
                },
                LIMIT.toMillis(),
                TimeUnit.MILLISECONDS);
        boolean connected = false;
        try {
            open(client, target, via);
            connected = true;
            var below = new ArrayList<SSHClient>();
            via.ifPresent(connection -> {
                below.add(connection.client());
                below.addAll(connection.below());
            });
            return new SshConnection(client, below);
        } catch (IOException e) {
            if (overdue.get()) {
                throw unreachable(target, "no login within " + LIMIT, e);
            }
            throw told(target, e);
        } finally {
            alarm.cancel(false);
            door.release();
            if (!connected) {
                // Its reader thread would keep the process alive.
                disconnect(client);
            }
        }
    }

    private void open(SSHClient client, SshTarget target, Optional<SshConnection> via) throws IOException, Dropped {
        HostKeyCheck check = HostKeyCheck.of(target);
        client.addHostKeyVerifier(check);
        client.setSocketFactory(new NoDelaySockets());
        client.setConnectTimeout((int) LIMIT.toMillis() / 2);
        client.getConnection().setTimeoutMs(CHANNEL_TIMEOUT_MS);
        // Set after connecting, it would do nothing, silently.
        client.getConnection().getKeepAlive().setKeepAliveInterval(KEEPALIVE_SECONDS);
        ((KeepAliveRunner) client.getConnection().getKeepAlive()).setMaxAliveCount(UNANSWERED);
        try {
            if (via.isPresent()) {
                client.connectVia(via.get().through(target.address(), target.port()));
            } else {
                client.connect(target.address(), target.port());
            }
        } catch (IOException e) {
            Optional<HostKeyRefused> refusal = check.refusal();
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            if (isDrop(e)) {
                throw new Dropped(e);
            }
            throw e;
        }
        logins.login(client, target);
    }

    /** Whether a server closed the connection before any login, as a busy one does. */
    private static boolean isDrop(IOException e) {
        if (e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof SocketTimeoutException) {
            return false;
        }
        String said = String.valueOf(e.getMessage());
        return said.contains("identification")
                || said.contains("EOF")
                || said.contains("reset")
                || said.contains("Broken transport")
                || said.contains("Broken pipe");
    }

    private Failure told(SshTarget target, IOException e) {
        String said = e.getMessage() == null ? e.toString() : e.getMessage();
        if (e instanceof TransportException && said.contains("Unable to reach a settlement")) {
            return new HostKeyRefused(
                    target.name(),
                    target.place() + " has no key of a kind that is known for it, or no algorithm in common: " + said,
                    List.of("ssh-keyscan -p " + target.port() + " " + target.address()
                            + " shows its keys; compare them on the host itself"),
                    e);
        }
        if (e instanceof UnknownHostException) {
            return unreachable(target, "the name " + target.address() + " is not known here", e);
        }
        return unreachable(target, said, e);
    }

    private static HostUnreachable unreachable(SshTarget target, String told, Exception cause) {
        return new HostUnreachable(
                target.name(),
                target.place() + " cannot be reached"
                        + target.jump().map(via -> " through " + via.place()).orElse("") + ": " + told,
                List.of("ssh -p " + target.port() + " " + target.user() + "@" + target.address()
                        + " shows whether the host answers"),
                cause);
    }

    private void pause(SshTarget target, int attempt) {
        long most = Math.min(LONGEST_PAUSE_MS, (long) FIRST_PAUSE_MS << attempt);
        try {
            clock.schedule(() -> {}, most / 2 + jitter.nextLong(most / 2), TimeUnit.MILLISECONDS)
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(target, "interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("an empty task does not fail", e);
        }
    }

    private static void disconnect(SSHClient client) {
        try {
            client.disconnect();
        } catch (IOException e) {
            // It was never connected, or is no longer.
            client.getTransport().die(e);
        }
    }

    /** A server closed a connection before the login. */
    private static final class Dropped extends Exception {
        private static final long serialVersionUID = 1L;

        Dropped(IOException cause) {
            super(cause);
        }
    }
}
