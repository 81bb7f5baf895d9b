package dev.runproof.lab.opengauss;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.ProductModel;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The simulation of one openGauss cluster with CM on up to nine hosts. */
public final class OpenGaussModel implements ProductModel {
    private static final int MOST_NODES = 9;
    private static final long FRESH_NANOS = 50_000_000L;

    private final OpenGaussSettings settings;
    private final Beat beat;
    private final long freshNanos;
    private volatile @Nullable Cluster cluster;
    private @Nullable Pulse pulse;

    /** Who lets the cluster's time pass. */
    enum Beat {
        /** A thread of the model. */
        THREAD,
        /** The test, by its clock. */
        BY_HAND
    }

    public OpenGaussModel(OpenGaussSettings settings) {
        this(settings, Beat.THREAD, FRESH_NANOS);
    }

    OpenGaussModel(OpenGaussSettings settings, Beat beat, long freshNanos) {
        this.settings = settings;
        this.beat = beat;
        this.freshNanos = freshNanos;
    }

    @Override
    public void install(List<SimulatedHost> hosts, LabClock clock) {
        if (hosts.isEmpty() || hosts.size() > MOST_NODES) {
            throw new IllegalArgumentException("an openGauss lab has 1 to 9 hosts, not " + hosts.size());
        }
        var made = new Cluster(settings, hosts, clock, freshNanos);
        var installation = new Installation(settings);
        made.nodes().parallelStream().forEach(installation::onto);
        packages(made).write(settings.target(), settings.om().printed());
        write(environmentFile(), EnvironmentFile.shared());
        // The daemons are tools of this model: they ask for the cluster as soon as they live.
        cluster = made;
        made.nodes().parallelStream().forEach(node -> installation.start(node, clock.now()));
        Settling.await(made);
        if (beat == Beat.THREAD) {
            pulse = new Pulse(clock, made::tick);
        }
    }

    @Override
    public Map<String, Tool> tools() {
        var tools = new LinkedHashMap<String, Tool>();
        String bin = InstallPaths.GAUSS_HOME + "/bin/";
        tools.put(bin + "cm_ctl", (call, terminal) -> new CmCtlTool(cluster()).run(call, terminal));
        for (var daemon : Daemon.values()) {
            tools.put(
                    bin + daemon.program(),
                    (call, terminal) -> new DaemonTool(daemon, cluster().clock(), first -> isFirst(daemon, first))
                            .run(call, terminal));
        }
        String script = InstallPaths.GP_HOME + "/script/";
        tools.put(script + "gs_upgradectl", (call, terminal) -> new UpgradectlTool(cluster()).run(call, terminal));
        tools.put(script + "gs_om", (call, terminal) -> new GsOmTool(cluster()).run(call, terminal));
        tools.put(script + "gs_checkos", (call, terminal) -> new CheckosTool(cluster()).run(call, terminal));
        tools.put(script + "gs_expansion", (call, terminal) -> new ExpansionTool(cluster()).run(call, terminal));
        return tools;
    }

    /** The cron of a real host starts om_monitor every minute, and one that finds another ends. */
    private boolean isFirst(Daemon daemon, ToolCall call) {
        var node = cluster().node(call.host());
        return daemon != Daemon.OM_MONITOR
                || !node.host().runsCrontabs()
                || node.host().processes().stream()
                        .noneMatch(process -> process.pid() != call.pid()
                                && process.user().equals(NodeProcesses.USER)
                                && NodeProcesses.names(process, daemon.program()));
    }

    @Override
    public Map<String, String> variables() {
        Path file = packages(cluster()).of(settings.target());
        var variables = new TreeMap<String, String>();
        variables.put("opengauss.package", file.toString());
        variables.put("opengauss.packageSha256", LabPackages.sha256(file));
        variables.put("opengauss.uploadDir", upgradeNode().paths().upload().toString());
        variables.put("opengauss.envFile", environmentFile().toString());
        variables.put("opengauss.rootEnvFile", "~/" + EnvironmentFile.NAME);
        variables.put("opengauss.expectedVersion", settings.target().version());
        return variables;
    }

    @Override
    public List<String> roles(HostName host) {
        return cluster().node(host).equals(upgradeNode()) ? List.of("upgrade-node", "node") : List.of("node");
    }

    @Override
    public Optional<String> endpoint(HostName host) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> faults() {
        return Scenarios.sentences();
    }

    @Override
    public void plant(String fault, Optional<HostName> host, Optional<String> at) {
        Scenarios.plant(fault, cluster(), host, at);
    }

    @Override
    public void clear() {
        Scenarios.clear(cluster());
    }

    @Override
    public Reach reach(String account, HostName from, HostName to) {
        Node target = cluster().node(to);
        if (!target.host().up()) {
            return Reach.UNREACHABLE;
        }
        Trust trust = account.equals("root") ? cluster().rootTrust() : cluster().userTrust();
        return trust.holds(cluster().node(from), target) ? Reach.OPEN : Reach.REFUSED;
    }

    @Override
    public ProcessSight sight(String account, HostName host) {
        boolean hidden = cluster().switches().is(Switches.Oddity.HIDDEN_PROCESSES) && !account.equals("root");
        return hidden ? ProcessSight.OWN : ProcessSight.ALL;
    }

    @Override
    public List<String> notReproduced() {
        return NotReproduced.SENTENCES;
    }

    @Override
    public void close() {
        if (pulse != null) {
            pulse.close();
        }
    }

    /** The cluster, for tests that look behind the tools. */
    Cluster cluster() {
        return Objects.requireNonNull(cluster, "install comes first");
    }

    private Node upgradeNode() {
        return cluster().upgradeNode();
    }

    private static LabPackages packages(Cluster of) {
        return new LabPackages(of.settings().directory(), of.nodes().get(0).host());
    }

    private Path environmentFile() {
        return settings.directory().resolve("opengauss.env");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
