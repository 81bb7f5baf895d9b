package dev.runproof.lab.embedded;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.ProductModel;
import dev.runproof.lab.ProductModel.Reach;
import dev.runproof.lab.Simulation;
import dev.runproof.lab.database.DatabaseServer;
import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.Calls;
import dev.runproof.lab.host.CommandLog;
import dev.runproof.lab.host.HostCommand;
import dev.runproof.lab.host.Keys;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.host.LauncherTexts;
import dev.runproof.lab.host.LoginFiles;
import dev.runproof.lab.host.WallLabClock;
import dev.runproof.lab.process.AskedLab;
import dev.runproof.lab.process.EnvironmentFile;
import dev.runproof.lab.process.LabState;
import dev.runproof.lab.process.Simulations;
import dev.runproof.lab.process.SudoPolicy;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.config.keys.KeyUtils;

/** A lab that runs in this process: its hosts, their SSH servers, the model behind their tools. */
final class EmbeddedLab implements AutoCloseable, AskedLab {
    /** How soon the lab notices that a launcher was killed. */
    private static final long LOOK_EVERY_MILLIS = 50;

    private final LabSpec spec;
    private final LabDirectory directory;
    private final String key;
    private final Simulation simulation;
    private final WallLabClock clock;
    private final EmbeddedHosts hosts;
    private final ProductModel model;
    private final CommandLog log;
    private final Calls calls;
    private final Reaper reaper;
    private final Optional<DatabaseServer> database;
    private final Map<HostName, SshDoor> doors = new HashMap<>();
    private final Map<HostName, KeyPair> hostKeys = new HashMap<>();
    private final LoginFiles logins;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "lab-look");
        thread.setDaemon(true);
        return thread;
    });
    private final LabDescription description;
    private volatile SudoPolicy sudo = SudoPolicy.FREE;
    private boolean closed;

    private EmbeddedLab(
            LabSpec spec,
            LabDirectory directory,
            Simulation simulation,
            String key,
            Reaper reaper,
            WallLabClock clock,
            Optional<DatabaseServer> database,
            PrintStream complaints) {
        this.spec = spec;
        this.directory = directory;
        this.simulation = simulation;
        this.key = key;
        this.reaper = reaper;
        this.clock = clock;
        this.database = database;
        this.hosts = makeHosts();
        this.log = new CommandLog(directory.log(), Clock.systemUTC());
        this.hosts.all().forEach(host -> hostKeys.put(host.name(), Keys.make()));
        this.logins = writeLogins();
        this.model = simulation.model(settings());
        var tools = writeTools();
        this.calls = new Calls(
                directory, Calls.Callers.LAB_ACCOUNT, hosts, tools, HostCommands.STEPS_ASIDE, log, complaints);
        var unused =
                looking.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        database.ifPresent(server -> model.database(server.database()));
        model.install(List.copyOf(hosts.all()), clock);
        this.description = openDoors();
    }

    /**
     * Makes a lab and opens it.
     *
     * @param complaints where the lab writes what nobody else is told, such as the stack of a failed simulation
     * @throws LabRefused when the product is not known or the directory cannot be used
     */
    static EmbeddedLab start(LabSpec spec, LabDirectory directory, PrintStream complaints) {
        var simulation = Simulations.named(spec.product());
        var programs = DatabasePrograms.of(spec.in(directory.root()));
        String key = UUID.randomUUID().toString();
        directory.make(key);
        var reaper = Reaper.start(directory, key);
        var clock = WallLabClock.startingAt(Instant.now(), spec.speed());
        // It takes about as long to come up as the hosts do.
        var database = programs.map(
                found -> DatabaseServer.start(found, directory.database(), SessionVariables.ofTheLab(key), clock));
        try {
            return new EmbeddedLab(spec, directory, simulation, key, reaper, clock, database, complaints);
        } catch (RuntimeException e) {
            database.ifPresent(DatabaseServer::close);
            abandon(directory, key);
            reaper.close();
            throw e;
        }
    }

    /** Removes what a lab has made that could not be completed. */
    private static void abandon(LabDirectory directory, String key) {
        HostProcesses.endMarked(key);
        directory.clear();
    }

    private EmbeddedHosts makeHosts() {
        var accounts = new Accounts(simulation.clusterUser());
        var list = new ArrayList<EmbeddedHost>();
        var search = SearchPath.of(simulation.lacking());
        for (var machine : simulation.machines(settings())) {
            list.add(new EmbeddedHost(machine.name(), machine.address(), directory, accounts, clock, key, search));
        }
        return new EmbeddedHosts(list, accounts);
    }

    private Simulation.Settings settings() {
        return Simulations.settings(spec.in(directory.root()));
    }

    private LoginFiles writeLogins() {
        var lines = new HashMap<String, String>();
        hostKeys.forEach((host, pair) -> lines.put(host.value(), Keys.line(pair.getPublic())));
        var files = new LoginFiles(hosts.all(), hosts.accounts(), lines);
        files.write();
        for (var host : hosts.all()) {
            host.logins((account, to) -> hosts.find(to.value())
                    .map(other -> files.login(account, host, other))
                    .orElse(Reach.UNREACHABLE));
        }
        return files;
    }

    private Map<String, HostCommand> writeTools() {
        LauncherTexts.writeLibrary(directory);
        var tools = new HashMap<String, HostCommand>();
        var own = HostCommands.all(hosts, model, clock, () -> sudo, spec.password());
        own.forEach((name, command) -> tools.put(HostCommands.PREFIX + name, command));
        model.tools().forEach((path, tool) -> tools.put(path, HostCommand.of(tool)));
        // Hundreds of small files each: most of the time that a lab takes to come up.
        hosts.all().parallelStream().forEach(host -> {
            OwnFiles.write(host, hosts);
            HostCommands.write(host, directory, own.keySet());
            model.tools().keySet().forEach(path -> LauncherTexts.writeScript(host.path(path), host.launcher(path)));
        });
        return tools;
    }

    private LabDescription openDoors() {
        KeyPair client = Keys.make();
        Keys.write(client, "runproof lab " + spec.name(), directory.identity());
        var list = new ArrayList<LabDescription.Host>();
        var known = new StringBuilder();
        for (var host : hosts.all()) {
            KeyPair hostKey = Objects.requireNonNull(hostKeys.get(host.name()));
            var door = new SshDoor(
                    host,
                    hostKey,
                    (user, key) ->
                            KeyUtils.compareKeys(key, client.getPublic()) || logins.admits(user, host, Keys.line(key)),
                    spec.password());
            door.open();
            doors.put(host.name(), door);
            host.onPower(() -> power(host, door));
            String line = Keys.line(hostKey.getPublic());
            known.append('[')
                    .append(SshDoor.ADDRESS)
                    .append("]:")
                    .append(door.port())
                    .append(' ');
            known.append(line).append('\n');
            list.add(new LabDescription.Host(
                    host.name().value(),
                    SshDoor.ADDRESS,
                    door.port(),
                    simulation.clusterUser().user(),
                    directory.identity().toString(),
                    line,
                    model.roles(host.name()),
                    model.endpoint(host.name()).orElse(null)));
        }
        var made = new LabDescription(
                spec.name(),
                list,
                model.databases(),
                model.consoles(),
                directory.knownHosts().toString(),
                model.variables());
        try {
            Files.writeString(directory.knownHosts(), known);
            Files.writeString(
                    directory.environment(), EnvironmentFile.text(spec.kind(), spec.product(), made, spec.speed()));
        } catch (IOException e) {
            throw new LabRefused("cannot write into " + directory.root() + ": " + e.getMessage(), e);
        }
        return made;
    }

    private static void power(EmbeddedHost host, SshDoor door) {
        if (host.up()) {
            door.open();
        } else {
            door.shut();
        }
    }

    private void look() {
        calls.look();
    }

    LabDescription description() {
        return description;
    }

    LabState state(int controlPort, String token) {
        var self = ProcessHandle.current();
        return new LabState(
                spec.kind(),
                spec.product(),
                key,
                self.pid(),
                LabState.startOf(self),
                controlPort,
                token,
                spec.speed(),
                description);
    }

    LabDirectory directory() {
        return directory;
    }

    @Override
    public ProductModel model() {
        return model;
    }

    EmbeddedHosts places() {
        return hosts;
    }

    @Override
    public Map<HostName, Boolean> hosts() {
        var up = new LinkedHashMap<HostName, Boolean>();
        hosts.all().forEach(host -> up.put(host.name(), host.up()));
        return up;
    }

    @Override
    public void power(HostName host, boolean on) {
        hosts.find(host.value()).orElseThrow().setUp(on);
    }

    @Override
    public void sudo(SudoPolicy policy) {
        sudo = policy;
    }

    @Override
    public List<LoggedCommand> log() {
        return log.all();
    }

    /** Ends every process of the lab and removes its directory. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            Files.deleteIfExists(directory.state());
            looking.shutdownNow();
            doors.values().forEach(SshDoor::close);
            model.close();
            database.ifPresent(DatabaseServer::close);
            calls.close();
            hosts.all().forEach(host -> host.processTable().endAll());
            log.close();
            LabDirectory.remove(directory.root());
        } catch (IOException e) {
            throw new LabRefused(
                    "the lab's directory " + directory.root() + " cannot be removed: " + e.getMessage(), e);
        }
        reaper.close();
    }
}
