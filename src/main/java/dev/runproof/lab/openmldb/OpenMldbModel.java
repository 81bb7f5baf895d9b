package dev.runproof.lab.openmldb;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.ProductModel;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.Tool;
import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.lab.openmldb.cluster.Kind;
import dev.runproof.lab.openmldb.cluster.Topology;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The simulation of one OpenMLDB cluster: up to three nameservers, up to nine tablets, a taskmanager, an apiserver. */
public final class OpenMldbModel implements ProductModel {
    /** Of the wall: eight programs start at once, where the machine may have other work. */
    private static final Duration COMES_UP = Duration.ofSeconds(60);

    private static final String ZK_CLUSTER = "192.0.2.10:2181";
    private static final Duration AGE = Duration.ofHours(3);
    private static final String PROGRAM = "rwxr-xr-x";

    private final OpenMldbSettings settings;
    private final Layout layout;
    private volatile @Nullable Site site;

    /** @param addresses of the servers of each host */
    OpenMldbModel(OpenMldbSettings settings, Function<HostName, String> addresses) {
        this.settings = settings;
        this.layout = Layout.of(settings, addresses, new Ports());
    }

    @Override
    public void install(List<SimulatedHost> hosts, LabClock clock) {
        var stations = new LinkedHashMap<HostName, Station>();
        hosts.forEach(host -> stations.put(host.name(), Station.of(host, layout.on(host.name()))));
        var topology = topology();
        var logs = new LogFiles(clock, ZoneId.systemDefault());
        var cluster = new Cluster(topology, clock::now, logs);
        var runs = new Runs(
                cluster,
                clock,
                logs,
                new StartFaults(settings),
                host -> Objects.requireNonNull(stations.get(host)).host());
        var moments = new Moments();
        var resume = new Resume(cluster, settings.usersTable());
        var seen = new Seen(moments, () -> site().tabletsAreNew(), resume::rowsArrive);
        var made = new Site(
                settings,
                layout,
                stations,
                clock,
                cluster,
                runs,
                logs,
                seen,
                new OutsideTool(controllerBinary(), seen),
                new PackageIndex(settings),
                new ToolKill(),
                resume,
                new Undo());
        var installation = new Installation(
                settings, layout, new Settings(ZK_CLUSTER, topology.zkRootPath(), settings.autoFailover()));
        installation.newReleaseFor(made.application());
        made.all().parallelStream().forEach(installation::onto);
        controllerBinary(made.operation());
        // The processes are tools of this model: they ask for the site as soon as they live.
        site = made;
        layout.places().forEach(place -> {
            cluster.running(place.component(), version(place), AGE);
            runs.thereAlready(place.component());
        });
        layout.places().parallelStream().forEach(place -> Installation.start(made.of(place), place));
        awaitPorts(runs);
    }

    private void awaitPorts(Runs runs) {
        try {
            boolean all = Wall.until(() -> down(runs).isEmpty(), COMES_UP);
            if (!all) {
                throw new IllegalStateException(
                        "not up within " + COMES_UP.toSeconds() + " s: " + String.join(", ", down(runs)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the cluster came up", e);
        }
    }

    private List<String> down(Runs runs) {
        return layout.places().stream()
                .map(Place::component)
                .filter(component -> runs.of(component).isEmpty())
                .map(Object::toString)
                .toList();
    }

    private String version(Place place) {
        return place.kind() == Kind.TASKMANAGER
                ? settings.installed().ofTaskmanager()
                : settings.installed().full();
    }

    private Topology topology() {
        var nameservers = layout.endpoints(Kind.NAMESERVER);
        var tablets = layout.endpoints(Kind.TABLET);
        var standard = Topology.standard(
                nameservers, tablets, layout.endpoints(Kind.TASKMANAGER), layout.endpoints(Kind.APISERVER), ZK_CLUSTER);
        var tables = settings.tables()
                .map(wanted -> standard.withTables(Topology.generated(
                                nameservers,
                                tablets,
                                ZK_CLUSTER,
                                wanted.tables(),
                                wanted.partitions(),
                                wanted.replicas())
                        .tables()))
                .orElse(standard);
        var fitting = settings.installed().hasUsersTable() ? tables : tables.without("__INTERNAL_DB", "USER");
        return fitting.withAutoFailover(settings.autoFailover());
    }

    /** The client for programs of the controller, outside of every host. */
    private Path controllerBinary() {
        return settings.directory().resolve("bin/openmldb");
    }

    private void controllerBinary(Station any) {
        Path file = controllerBinary();
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(
                    file,
                    any.host().outside(Programs.CLIENT)
                            + ProgramBytes.server(settings.installed().full()));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(PROGRAM));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public Map<String, Tool> tools() {
        var tools = new LinkedHashMap<String, Tool>();
        tools.put(Programs.CLIENT, (call, terminal) -> new OpenMldbTool(site()).run(call, terminal));
        tools.put(Programs.START, (call, terminal) -> new StartTool(site()).run(call, terminal));
        tools.put(Programs.WATCHDOG, (call, terminal) -> new WatchdogTool(site()).run(call, terminal));
        tools.put(Programs.TASKMANAGER, (call, terminal) -> new TaskmanagerTool(site()).run(call, terminal));
        for (String interpreter : Interpreters.BOTH.programs()) {
            tools.put("/usr/bin/" + interpreter, (call, terminal) -> new PythonTool(site()).run(call, terminal));
        }
        tools.put("/usr/bin/mvn", (call, terminal) -> new MavenTool(site().seen()).run(call, terminal));
        return tools;
    }

    @Override
    public Map<String, String> variables() {
        var variables = new TreeMap<String, String>();
        variables.put("openmldb.zkCluster", ZK_CLUSTER);
        variables.put("openmldb.zkRootPath", topology().zkRootPath());
        variables.put("openmldb.target", settings.target().numbers());
        variables.put("openmldb.newPackage", Installation.newRelease(settings).toString());
        variables.put("openmldb.binary", controllerBinary().toString());
        for (var place : layout.places()) {
            String end = place.kind().word() + "." + place.host();
            variables.put("openmldb.dir." + end, site().of(place).home().toString());
            variables.put("openmldb.endpoint." + end, place.endpoint());
        }
        variables.put(
                "openmldb.stateDir",
                Installation.stateDirectory(site().operation()).toString());
        layout.of(Kind.TASKMANAGER).stream()
                .findFirst()
                .ifPresent(place -> variables.put(
                        "openmldb.sparkHome", site().of(place).spark().toString()));
        variables.put(
                "openmldb.pom",
                site().application().application().resolve("pom.xml").toString());
        variables.put("openmldb.applicationPython", "python3");
        site().index()
                .upTo(settings.target().numbers())
                .ifPresent(version -> variables.put("openmldb.sdkTarget", version));
        return variables;
    }

    @Override
    public List<String> roles(HostName host) {
        return layout.roles(host);
    }

    @Override
    public Optional<String> endpoint(HostName host) {
        return layout.on(host).stream().findFirst().map(Place::endpoint);
    }

    @Override
    public Map<String, String> faults() {
        return Scenarios.sentences();
    }

    @Override
    public void plant(String fault, Optional<HostName> host, Optional<String> at) {
        Scenarios.plant(fault, site(), host, at);
    }

    @Override
    public void clear() {
        Scenarios.clear(site());
    }

    @Override
    public List<String> notReproduced() {
        return NotReproduced.SENTENCES;
    }

    @Override
    public void close() {
        // Ports close with the calls of the launchers, which the lab ends.
    }

    /** The cluster on its hosts, for tests that look behind the tools. */
    Site site() {
        return Objects.requireNonNull(site, "install comes first");
    }
}
