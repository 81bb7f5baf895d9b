package dev.runproof.lab.container;

import dev.runproof.lab.HostEngine;
import dev.runproof.lab.ProductModel.Reach;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.LauncherTexts;
import dev.runproof.lab.host.TcpTable;
import dev.runproof.lab.host.WallLabClock;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** A host that is a container, as the simulation beside it sees it. */
final class ContainerHost implements SimulatedHost {
    /** 127 as the kernel writes it, the last byte of an address of IPv4. */
    private static final String LOOPBACK = "7F";

    private static final Duration QUICK = Duration.ofSeconds(20);

    private final HostName name;
    private final Entry entry;
    private final String address;
    private final String simulation;
    private final Ground ground;
    private final HostLine line;
    private final OwnedFiles owned;
    private final HostProcesses processes;
    private final CronKind cron;
    private volatile Optional<HostEngine> engine = Optional.empty();
    private volatile boolean up = true;
    private volatile boolean connected = true;
    private volatile BiFunction<String, HostName, Reach> logins = (account, to) -> Reach.OPEN;

    /** Who starts what crontabs say. */
    enum CronKind {
        /** The host's own cron, by the clock on the wall. */
        OWN,
        /** The model, by the lab's clock. */
        MODELLED
    }

    /**
     * How it is entered from the machine itself.
     *
     * @param container the name of its container
     * @param account of the cluster
     */
    record Entry(String container, String account) {}

    /** @param simulation the address at which hosts reach the simulation */
    ContainerHost(
            HostName name,
            Entry entry,
            String address,
            String simulation,
            Ground ground,
            WallLabClock clock,
            HostLine line) {
        this.name = name;
        this.entry = entry;
        this.address = address;
        this.simulation = simulation;
        this.ground = ground;
        this.line = line;
        this.owned = new OwnedFiles();
        this.processes = new HostProcesses(name, ground.tree(name), clock, line, owned);
        this.cron = clock.speed() == 1 ? CronKind.OWN : CronKind.MODELLED;
    }

    HostLine line() {
        return line;
    }

    @Override
    public HostName name() {
        return name;
    }

    @Override
    public String address() {
        return address;
    }

    Path tree() {
        return ground.tree(name);
    }

    @Override
    public Path path(String absolute) {
        Path mapped = tree().resolve(absolute.substring(1)).normalize();
        if (!absolute.startsWith("/") || !mapped.startsWith(tree())) {
            throw new IllegalArgumentException("a path on a host is absolute and stays within it: '" + absolute + "'");
        }
        return mapped;
    }

    @Override
    public String launcher(String tool) {
        return LauncherTexts.launcher(ground.tools(), tool);
    }

    /** The machine's own processes are not seen from here, so that a launcher that one of them calls would be taken for gone. */
    @Override
    public String outside(String tool) {
        return "#!/bin/sh\nexec docker exec -i --user " + Command.quote(entry.account()) + " "
                + Command.quote(entry.container()) + " "
                + Command.quote(path(tool).toString()) + " \"$@\"\n";
    }

    @Override
    public Answer shell(String account, String text, Duration limit) {
        return processes.shell(account, text, limit);
    }

    @Override
    public long spawn(String account, List<String> argv, Map<String, String> environment) {
        return processes.spawn(account, argv, environment);
    }

    @Override
    public long spawn(String account, Path directory, List<String> argv, Map<String, String> environment) {
        return processes.spawn(account, directory, argv, environment);
    }

    @Override
    public long spawnDeaf(String account, Path directory, List<String> argv, Map<String, String> environment) {
        return processes.spawnDeaf(account, directory, argv, environment);
    }

    @Override
    public List<HostProcess> processes() {
        return up ? processes.all() : List.of();
    }

    @Override
    public void signal(long pid, int number) {
        if (up) {
            processes.signal(pid, number);
        }
    }

    @Override
    public CompletableFuture<?> end(long pid) {
        return processes.end(pid);
    }

    /** Which of these processes live; none on a host that is down. */
    Set<Long> living(Set<Long> pids) {
        return up ? processes.living(pids) : Set.of();
    }

    /** What the hosts' key files say, once they are written; until then every login works. */
    void logins(BiFunction<String, HostName, Reach> say) {
        logins = say;
    }

    @Override
    public Reach login(String account, HostName to) {
        return connected ? logins.apply(account, to) : Reach.UNREACHABLE;
    }

    /** Whether it has a network; those that have none neither reach others nor are reached. */
    void connected(boolean next) {
        connected = next;
    }

    boolean isConnected() {
        return connected;
    }

    @Override
    public Ownership ownership(Path path) {
        return owned.of(path);
    }

    @Override
    public void own(Path path, Ownership ownership) {
        owned.set(path, ownership);
    }

    @Override
    public List<String> groups(String account) {
        String text = shell(Accounts.ROOT.user(), "id -Gn " + account, QUICK).out();
        return Arrays.asList(text.strip().split(" ", -1));
    }

    @Override
    public String crontab(String account) {
        return shell(Accounts.ROOT.user(), "crontab -l -u " + account + " 2>/dev/null", QUICK)
                .out();
    }

    /** In whole seconds, by the machine's own date. */
    @Override
    public Duration clockError() {
        String told = shell(Accounts.ROOT.user(), "/bin/date +%s", QUICK).out().strip();
        return Duration.ofSeconds(Long.parseLong(told) - Instant.now().getEpochSecond());
    }

    @Override
    public boolean runsCrontabs() {
        return cron == CronKind.OWN;
    }

    @Override
    public DiskFigures disk(Path path) {
        return DiskFree.parse(shell(Accounts.ROOT.user(), "LC_ALL=C df -Pk '" + path + "'", QUICK)
                .out());
    }

    @Override
    public void setDisk(String mountPoint, DiskFigures figures) {
        throw new IllegalArgumentException("the file systems of " + name + " are real ones: " + mountPoint
                + " cannot be told to be full; " + LabFault.DISK_FULL.id() + " fills one");
    }

    @Override
    public Set<Integer> openPorts() {
        var tables = shell(Accounts.ROOT.user(), "cat /proc/net/tcp /proc/net/tcp6 2>/dev/null", QUICK);
        // The engine's own name server listens on a loopback address of every host; no host outside has one.
        return TcpTable.listening(tables.out(), address -> !address.endsWith(LOOPBACK));
    }

    @Override
    public InetSocketAddress listenFor(int port) {
        // Hosts have the same ports, the simulation has each only once.
        return new InetSocketAddress(0);
    }

    @Override
    public Closeable expose(int port, int listening) throws IOException {
        var asked = HostLine.question("relay").put("port", port).put("there", listening);
        try {
            var unused = line.ask(asked.put("address", simulation));
        } catch (IllegalStateException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
        return () -> hide(port);
    }

    private void hide(int port) {
        try {
            var unused = line.ask(HostLine.question("unrelay").put("port", port));
        } catch (UncheckedIOException down) {
            // With the host its ports are gone.
            return;
        }
    }

    @Override
    public Optional<HostEngine> engine() {
        return engine;
    }

    void engine(HostEngine own) {
        engine = Optional.of(own);
    }

    @Override
    public boolean up() {
        return up;
    }

    /** The lab's own process stops and starts hosts; here it is only known. */
    void known(boolean next) {
        up = next;
    }

    @Override
    public void setUp(boolean next) {
        mayGoDown();
    }

    @Override
    public void mayGoDown() {
        throw new IllegalArgumentException(
                "hosts of a container lab are stopped from outside: " + LabFault.HOST_STOPPED.id() + " does it");
    }
}
