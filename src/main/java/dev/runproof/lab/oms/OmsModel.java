package dev.runproof.lab.oms;

import dev.runproof.lab.HostEngine;
import dev.runproof.lab.LabClock;
import dev.runproof.lab.LabDatabase;
import dev.runproof.lab.LabDescription;
import dev.runproof.lab.ProductModel;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.oms.Installation.MetaAccess;
import dev.runproof.lab.oms.console.Accounts;
import dev.runproof.lab.oms.docker.DockerEngine;
import dev.runproof.lab.oms.docker.Engine;
import dev.runproof.lab.oms.docker.RealEngine;
import dev.runproof.lab.oms.schema.SchemaWriter;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.sql.mysql.MySqlDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The simulation of one OMS installation of one or two regions. */
public final class OmsModel implements ProductModel {
    private static final long LONGEST_START_SECONDS = 30;
    private static final Duration QUICK = Duration.ofSeconds(20);
    private static final String META_USER = "root@oms#obcluster";
    private static final Secret META_PASSWORD = new Secret("lab-MetaDb#1");
    private static final Secret CONSOLE_PASSWORD = new Secret("lab-Console#1");

    private final OmsSettings settings;
    private @Nullable LabDatabase database;
    private volatile @Nullable OmsSite site;
    private volatile @Nullable Installation installation;
    private @Nullable Pulse pulse;

    OmsModel(OmsSettings settings) {
        this.settings = settings;
    }

    @Override
    public void install(List<SimulatedHost> hosts, LabClock clock) {
        var stations = new LinkedHashMap<HostName, Station>();
        for (int i = 0; i < hosts.size(); i++) {
            var host = hosts.get(i);
            stations.put(host.name(), new Station(host, engine(host, clock), settings.region(i + 1)));
        }
        LabDatabase server = Objects.requireNonNull(database, "an OMS lab has a database server");
        server.admit(META_USER, META_PASSWORD);
        MetaDb metaDb = new SqlMetaDb(new MySqlDatabases(), clock, ZoneId.systemDefault());
        var access = new MetaAccess(server.address(), server.port(), META_USER, META_PASSWORD);
        var made = new OmsSite(settings, clock, stations, metaDb, Accounts.inUse(CONSOLE_PASSWORD));
        var installing = new Installation(settings, List.copyOf(stations.values()), access);
        try (var session = server.session()) {
            new SchemaWriter(session).create(installing.installed(clock.now()));
        }
        installing.secrets(CONSOLE_PASSWORD);
        installing.archives();
        site = made;
        installation = installing;
        made.stations()
                .forEach(station ->
                        station.engine().listen(new Ear(made, station.host().name())));
        made.stations().parallelStream().forEach(station -> onto(installing, station));
        awaitNodes(made);
        Settling.of(made);
        made.installed();
        var work = new HeartWork(made);
        pulse = new Pulse(() -> work.tick(clock.now()));
    }

    private Engine engine(SimulatedHost host, LabClock clock) {
        return host.engine()
                .<Engine>map(real -> real(host, real))
                .orElseGet(() -> new DockerEngine(host, clock, settings::dockerGroup));
    }

    private Engine real(SimulatedHost host, HostEngine real) {
        if (settings.dockerGroup()) {
            var unused = host.shell("root", "usermod -aG docker " + OmsSimulation.OPERATOR.user(), QUICK);
        }
        return new RealEngine(host, real);
    }

    private static void onto(Installation installing, Station station) {
        try {
            installing.onto(station);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "OMS cannot be put onto " + station.host().name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while OMS came up", e);
        }
    }

    private static void awaitNodes(OmsSite site) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        try {
            while (site.nodes().size() < site.stations().size()) {
                boolean opened = new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
                if (opened || System.nanoTime() > end) {
                    throw new IllegalStateException("the containers of OMS did not come up");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while OMS came up", e);
        }
    }

    @Override
    public void database(LabDatabase server) {
        database = server;
    }

    @Override
    public Map<String, Tool> tools() {
        var tools = new LinkedHashMap<String, Tool>();
        if (!settings.engine().isReal()) {
            tools.put("/usr/bin/docker", this::docker);
        }
        tools.put("/usr/bin/ss", (call, terminal) -> new SsTool(site()).run(call, terminal));
        tools.put(ImageContents.CMD, (call, terminal) -> new DockerCmdTool(site()).run(call, terminal));
        tools.put(ImageContents.TOLD, (call, terminal) -> InsideTools.told(site(), call));
        tools.put(ImageContents.INIT, (call, terminal) -> new DockerInitTool(site()).run(call, terminal));
        tools.put(ImageContents.SUPERVISORCTL, (call, terminal) -> new SupervisorctlTool(site()).run(call, terminal));
        tools.put(ImageContents.HOSTNAME, (call, terminal) -> InsideTools.hostname(site(), call, terminal));
        tools.put(ImageContents.WRITER, (call, terminal) -> InsideTools.write(site(), call));
        tools.put(ImageContents.PS, (call, terminal) -> InsideTools.ps(site(), call, terminal));
        return tools;
    }

    private int docker(ToolCall call, Tool.Terminal terminal) throws InterruptedException {
        var engine = (DockerEngine) site().station(call.host()).engine();
        return engine.command().run(call, terminal);
    }

    @Override
    public Map<String, String> variables() {
        return new OmsVariables(site(), Objects.requireNonNull(installation)).all();
    }

    @Override
    public List<LabDescription.Database> databases() {
        return services().databases();
    }

    @Override
    public List<LabDescription.WebConsole> consoles() {
        return services().consoles();
    }

    private OmsServices services() {
        return new OmsServices(site(), Objects.requireNonNull(installation));
    }

    @Override
    public List<String> roles(HostName host) {
        int region = site().station(host).region();
        return settings.regions() == 1 ? List.of("node") : List.of("node", "region" + region);
    }

    @Override
    public Optional<String> endpoint(HostName host) {
        return Optional.of(site().station(host).host().address() + ":8089");
    }

    @Override
    public Map<String, String> faults() {
        return Scenarios.sentences();
    }

    @Override
    public void plant(String fault, Optional<HostName> host, Optional<String> at) {
        Scenarios.plant(fault, site(), Objects.requireNonNull(installation), host, at);
    }

    @Override
    public void clear() {
        Scenarios.clear(site());
    }

    @Override
    public List<String> notReproduced() {
        return NotReproduced.sentences(settings.engine());
    }

    @Override
    public void close() {
        if (pulse != null) {
            pulse.close();
        }
        OmsSite made = site;
        if (made != null) {
            made.stations().forEach(station -> station.engine().close());
            made.nodes().forEach(OmsNode::end);
            made.metaDb().close();
        }
    }

    /** The installation, for tests that look behind the tools. */
    OmsSite site() {
        return Objects.requireNonNull(site, "install comes first");
    }
}
