package dev.runproof.lab.container;

import dev.runproof.lab.EngineKind;
import dev.runproof.lab.LabDatabase;
import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.ProductModel;
import dev.runproof.lab.ProductModel.Reach;
import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.Simulation;
import dev.runproof.lab.database.ServedDatabase;
import dev.runproof.lab.engine.HostSocket;
import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.Calls;
import dev.runproof.lab.host.CommandLog;
import dev.runproof.lab.host.HostCommand;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.host.LauncherTexts;
import dev.runproof.lab.host.LoginFiles;
import dev.runproof.lab.host.WallLabClock;
import dev.runproof.lab.process.AskedLab;
import dev.runproof.lab.process.Control;
import dev.runproof.lab.process.LabState;
import dev.runproof.lab.process.Simulations;
import dev.runproof.lab.process.SudoPolicy;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The simulation of a container lab: the model behind the hosts' tools. */
final class SimulationLab implements AutoCloseable, AskedLab {
    private static final Duration HOSTS_COME_UP = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 10_000_000;
    private static final int SSH_PORT = 22;

    /** How soon it notices that a launcher was killed. */
    private static final long LOOK_EVERY_MILLIS = 50;

    private final Ground ground;
    private final WantedSimulation wanted;
    private final Simulation simulation;
    private final Instant start = Instant.now();
    private final ContainerHosts hosts;
    private final ProductModel model;
    private final CommandLog log;
    private final Calls calls;
    private final List<HostSocket> engines;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "lab-look");
        thread.setDaemon(true);
        return thread;
    });

    private SimulationLab(Ground ground, WantedSimulation wanted, Simulation simulation, PrintStream complaints) {
        this.ground = ground;
        this.wanted = wanted;
        this.simulation = simulation;
        var clock = WallLabClock.startingAt(start, wanted.spec().speed());
        this.hosts = makeHosts(clock);
        writeLogins();
        this.log = new CommandLog(ground.lab().log(), Clock.systemUTC());
        this.model = simulation.model(settings());
        this.engines = wanted.engine().isReal() ? engines(complaints) : List.of();
        var tools = writeTools();
        this.calls = new Calls(ground.tools(), Calls.Callers.ANY_ACCOUNT, hosts, tools, Set.of(), log, complaints);
        var unused = looking.scheduleWithFixedDelay(
                calls::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        simulation.smallFileSystem().ifPresent(this::giveAway);
        wanted.database().ifPresent(server -> model.database(up(server, clock)));
        model.install(List.copyOf(hosts.all()), clock);
    }

    private static LabDatabase up(ServedDatabase server, WallLabClock clock) {
        try {
            return server.await(clock);
        } catch (IOException e) {
            throw new UncheckedIOException("the lab's database cannot be looked at in " + server.directory(), e);
        }
    }

    /** The engine has made it as root. */
    private void giveAway(String path) {
        var account = simulation.clusterUser();
        hosts.all().forEach(host -> host.own(host.path(path), new Ownership(account.user(), account.group())));
    }

    /** Makes the cluster on hosts that are up, or about to be, and tells that it stands. */
    static SimulationLab start(Ground ground, WantedSimulation wanted, PrintStream complaints) throws IOException {
        var simulation = Simulations.named(wanted.spec().product());
        OwnAccounts.add(simulation.clusterUser());
        var lab = new SimulationLab(ground, wanted, simulation, complaints);
        var control = Control.listen(
                InetAddress.getByAddress(new byte[4]), wanted.token(), new SimulationRequests(lab)::answer, complaints);
        lab.told(control.port());
        return lab;
    }

    private ContainerHosts makeHosts(WallLabClock clock) {
        var list = new ArrayList<ContainerHost>();
        for (var place : wanted.places()) {
            var socket = Path.of(Ground.INITS, place.name().value(), "asked");
            list.add(new ContainerHost(
                    place.name(),
                    new ContainerHost.Entry(
                            ContainerPlan.prefix(wanted.spec(), wanted.key()) + "-" + place.name(),
                            simulation.clusterUser().user()),
                    place.address(),
                    wanted.address(),
                    ground,
                    clock,
                    new HostLine(place.name(), socket)));
        }
        list.forEach(SimulationLab::awaitHost);
        return new ContainerHosts(list, new Accounts(simulation.clusterUser()));
    }

    private List<HostSocket> engines(PrintStream complaints) {
        var sockets = new ArrayList<HostSocket>();
        for (var host : hosts.all()) {
            var place = EnginePlace.of(wanted.engine(), wanted.spec(), wanted.key(), ground, host.name());
            var socket = HostSocket.listen(
                    Path.of(Ground.INITS, host.name().value(), "docker.sock"),
                    place.socket(),
                    place.share(),
                    complaints);
            host.engine(socket.rules());
            sockets.add(socket);
            awaitEngine(host);
        }
        return sockets;
    }

    /** Room for images is asked for where the engine says that it keeps them. */
    private static void awaitEngine(ContainerHost host) {
        long limit = System.nanoTime() + HOSTS_COME_UP.toNanos();
        while (true) {
            var made = host.shell(
                    Accounts.ROOT.user(), "mkdir -p \"$(docker info --format '{{.DockerRootDir}}')\"", HOSTS_COME_UP);
            if (made.exit() == 0) {
                return;
            }
            if (System.nanoTime() > limit) {
                throw new LabRefused("docker does not answer on " + host.name() + ": " + made.err());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Simulation.Settings settings() {
        var addresses = new HashMap<HostName, String>();
        wanted.places().forEach(place -> addresses.put(place.name(), place.address()));
        return new Simulation.Settings(
                ground.shared(), wanted.spec().nodes(), wanted.spec().options(), addresses);
    }

    private static void awaitHost(ContainerHost host) {
        long limit = System.nanoTime() + HOSTS_COME_UP.toNanos();
        while (!host.line().answers()) {
            if (System.nanoTime() > limit) {
                throw new LabRefused("the host " + host.name() + " does not answer within " + HOSTS_COME_UP);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void writeLogins() {
        var lines = new HashMap<String, String>();
        wanted.places().forEach(place -> lines.put(place.name().value(), place.hostKey()));
        var files = new LoginFiles(hosts.all(), hosts.accounts(), lines);
        for (var host : hosts.all()) {
            for (var account : hosts.accounts().all()) {
                Path home = host.path(Accounts.home(account.user()));
                try {
                    Files.createDirectories(home);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot make " + home, e);
                }
                host.own(home, new Ownership(account.user(), account.group()));
            }
            host.logins((account, to) -> hosts.find(to)
                    .filter(ContainerHost::isConnected)
                    .map(other -> files.login(account, host, other))
                    .orElse(Reach.UNREACHABLE));
        }
        files.write();
    }

    private Map<String, HostCommand> writeTools() {
        var tools = new HashMap<String, HostCommand>();
        model.tools().forEach((path, tool) -> tools.put(path, HostCommand.of(tool)));
        for (var host : hosts.all()) {
            LauncherTexts.writeLibrary(
                    ground.library(host.name()),
                    HostTexts.caller(host.name(), wanted.engine().isReal()));
            HostTexts.date(start, wanted.spec().speed())
                    .ifPresent(text -> LauncherTexts.writeScript(host.path("/usr/bin/date"), text));
            tools.keySet().forEach(path -> LauncherTexts.writeScript(host.path(path), host.launcher(path)));
        }
        return tools;
    }

    /** Writes how the lab is reached, for the process that keeps it. */
    private void told(int controlPort) throws IOException {
        var spec = wanted.spec();
        var directory = ground.lab();
        var list = new ArrayList<LabDescription.Host>();
        for (var place : wanted.places()) {
            list.add(new LabDescription.Host(
                    place.name().value(),
                    place.address(),
                    SSH_PORT,
                    simulation.clusterUser().user(),
                    directory.identity().toString(),
                    place.hostKey(),
                    model.roles(place.name()),
                    model.endpoint(place.name()).orElse(null)));
        }
        var description = new LabDescription(
                spec.name(),
                list,
                model.databases(),
                model.consoles(),
                directory.knownHosts().toString(),
                model.variables());
        var state = new LabState(
                spec.kind(),
                spec.product(),
                wanted.key(),
                ProcessHandle.current().pid(),
                0,
                controlPort,
                wanted.token(),
                spec.speed(),
                description);
        var told = new LabDirectory(ground.simulation());
        state.write(told);
        // The lab's process need not be root.
        Files.setOwner(told.state(), Files.getOwner(ground.root()));
    }

    @Override
    public Map<HostName, Boolean> hosts() {
        var up = new LinkedHashMap<HostName, Boolean>();
        hosts.all().forEach(host -> up.put(host.name(), host.up()));
        return up;
    }

    @Override
    public ProductModel model() {
        return model;
    }

    @Override
    public List<LoggedCommand> log() {
        return log.all();
    }

    /** The lab's process has stopped or started the host. */
    @Override
    public void power(HostName host, boolean on) {
        var place = hosts.find(host).orElseThrow();
        if (on) {
            awaitHost(place);
            if (wanted.engine() == EngineKind.NESTED) {
                awaitEngine(place);
            }
        }
        place.known(on);
    }

    /** The lab's process has cut or mended the host's network. */
    void connected(HostName host, boolean on) {
        hosts.find(host).orElseThrow().connected(on);
    }

    @Override
    public void sudo(SudoPolicy policy) {
        String rule = HostTexts.sudoers(simulation.clusterUser().user(), policy);
        for (var host : hosts.all()) {
            host.shell(
                    Accounts.ROOT.user(),
                    "sed -i '/^Defaults/!d' /etc/sudoers.d/runproof && printf '%s\\n' '" + rule
                            + "' >>/etc/sudoers.d/runproof",
                    HOSTS_COME_UP);
        }
    }

    /** The hosts end by themselves. */
    @Override
    public void close() {
        looking.shutdownNow();
        model.close();
        engines.forEach(HostSocket::close);
        calls.close();
        log.close();
    }
}
