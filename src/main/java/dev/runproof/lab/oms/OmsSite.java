package dev.runproof.lab.oms;

import dev.runproof.lab.HostEngine;
import dev.runproof.lab.LabClock;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.oms.ServedDatabases.Served;
import dev.runproof.lab.oms.console.Accounts;
import dev.runproof.lab.oms.docker.EngineContainer;
import dev.runproof.model.HostName;
import dev.runproof.model.ProductVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An installation on its hosts: what all parts of the model share. */
final class OmsSite {
    private static final Instant CREATED = Instant.parse("2025-03-04T08:00:00Z");

    private final OmsSettings settings;
    private final LabClock clock;
    private final Map<HostName, Station> stations;
    private final MetaDb metaDb;
    private final NodeFaults faults = new NodeFaults();
    private final Moments moments = new Moments();
    private final Undo undo = new Undo();
    private final Map<String, OmsNode> nodes = new ConcurrentHashMap<>();
    private final Set<Stranger> strangers = ConcurrentHashMap.newKeySet();
    private final List<InitRun> inits = new CopyOnWriteArrayList<>();
    private final ServedDatabases served;
    private volatile boolean installing = true;

    /** One run of {@code docker_init.sh} that was begun. */
    record InitRun(HostName host, String container, ProductVersion version) {}

    /** A program of a host that listens and belongs to no container. */
    record Stranger(HostName host, int port, String program) {}

    OmsSite(OmsSettings settings, LabClock clock, Map<HostName, Station> stations, MetaDb metaDb, Accounts accounts) {
        this.served = new ServedDatabases(
                Installation.rm(settings),
                new Served(accounts, new Components(settings.source(), faults::components)),
                faults::components);
        this.settings = settings;
        this.clock = clock;
        this.stations = new LinkedHashMap<>(stations);
        this.metaDb = metaDb;
    }

    OmsSettings settings() {
        return settings;
    }

    LabClock clock() {
        return clock;
    }

    /** What belongs to the rm database that a node serves. */
    Served served(OmsNode node) {
        return served.of(node.config(), node.version());
    }

    Collection<Served> served() {
        return served.all();
    }

    /** The components of the installation that the lab began with. */
    Components components() {
        return served.first().components();
    }

    /** When the projects were made. */
    Instant created() {
        return CREATED;
    }

    /** The name of the region of a node's address, as its configuration has it. */
    String regionName(String address) {
        return stations.values().stream()
                .filter(station -> station.host().address().equals(address))
                .findFirst()
                .map(station -> Installation.regionName(station.region()))
                .orElse("");
    }

    MetaDb metaDb() {
        return metaDb;
    }

    NodeFaults faults() {
        return faults;
    }

    Moments moments() {
        return moments;
    }

    Undo undo() {
        return undo;
    }

    Collection<Station> stations() {
        return stations.values();
    }

    Station station(HostName host) {
        return Optional.ofNullable(stations.get(host))
                .orElseThrow(() -> new IllegalArgumentException("the lab has no host " + host));
    }

    /** Whether what is started now has been there for long. */
    boolean installing() {
        return installing;
    }

    void installed() {
        installing = false;
    }

    /** The container that a tool inside of it belongs to. */
    EngineContainer container(ToolCall call) {
        return station(call.host())
                .engine()
                .container(call.variable(HostEngine.MARK))
                .orElseThrow(() -> new IllegalStateException(call.argv().get(0) + " was not called in a container"));
    }

    /** Of the OMS in it; a host may have containers of other images. */
    static Optional<ProductVersion> version(EngineContainer container) {
        return ProductVersion.parse(container.label(ImageContents.VERSION_LABEL));
    }

    Optional<OmsNode> node(EngineContainer container) {
        return Optional.ofNullable(nodes.get(container.id()));
    }

    /** @param again whether its container has run before: what ran in it has ended with it */
    void lives(OmsNode node, boolean again) {
        nodes.put(node.container().id(), node);
        if (!installing && (again || !node.heldBack())) {
            served(node).components().noticeFrom(clock.now());
        }
    }

    void gone(OmsNode node) {
        if (!node.end()) {
            return;
        }
        nodes.remove(node.container().id(), node);
        served(node).components().containerEnded(node.address());
    }

    List<OmsNode> nodes() {
        return List.copyOf(nodes.values());
    }

    /** The programs beside the containers that have a port. */
    Set<Stranger> strangers() {
        return strangers;
    }

    void initBegins(InitRun run) {
        inits.add(run);
    }

    List<InitRun> inits() {
        return new ArrayList<>(inits);
    }

    /** The pause between two looks: this much lab time, and never so little that a fast lab does nothing else. */
    Duration pace(Duration labTime) {
        var least = Duration.ofNanos((long) (Pulse.LEAST.toNanos() * clock.speed()));
        return labTime.compareTo(least) < 0 ? least : labTime;
    }
}
