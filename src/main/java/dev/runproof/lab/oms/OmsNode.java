package dev.runproof.lab.oms;

import dev.runproof.lab.oms.Program.Kind;
import dev.runproof.lab.oms.docker.EngineContainer;
import dev.runproof.model.ProductVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One run of an OMS container: its programs and what they do. It lives from the start of the container's first process to
 * its end.
 *
 * <p>Safe for several threads.
 */
final class OmsNode {
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final Station station;
    private final EngineContainer container;
    private final ProductVersion version;
    private final OmsConfig config;
    private final NodePorts ports;
    private final MetaDb metaDb;
    private final NodeFaults faults;
    private final Map<Kind, Program> programs = new EnumMap<>(Kind.class);
    private long pids;
    private Instant nextBeat = Instant.MIN;
    private volatile boolean consoleStarts = true;
    private boolean ended;

    OmsNode(
            Station station,
            EngineContainer container,
            ProductVersion version,
            OmsConfig config,
            NodePorts ports,
            MetaDb metaDb,
            NodeFaults faults,
            ZoneId zone) {
        this.station = station;
        this.container = container;
        this.version = version;
        this.config = config;
        this.ports = ports;
        this.metaDb = metaDb;
        this.faults = faults;
        this.pids = container.pid();
        for (Kind kind : Kind.values()) {
            programs.put(kind, new Program(kind, zone));
        }
    }

    EngineContainer container() {
        return container;
    }

    Station station() {
        return station;
    }

    ProductVersion version() {
        return version;
    }

    OmsConfig config() {
        return config;
    }

    /** What the node calls itself; an empty text when it was started without an address. */
    String address() {
        return container.variable("OMS_HOST_IP").orElse("");
    }

    /** Whether it was started for an upgrade, as far as its version knows such a thing. */
    boolean isUpgrade() {
        return Versions.hasHa(version)
                && container.variable("IS_UPGRADE").orElse("").equals("true");
    }

    /** Whether the console waits for {@code docker_init.sh}, by its configuration. */
    boolean heldBack() {
        return !consoleStarts;
    }

    /** Whether this run of the container is over. */
    synchronized boolean hasEnded() {
        return ended;
    }

    /** What the configuration of the console says. */
    void consoleStarts(boolean byItself) {
        consoleStarts = byItself;
    }

    /** Starts what starts by itself. */
    synchronized void begin(Instant now) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.OMS_CONSOLE || !heldBack() || faults.deadConsole(version)) {
                start(kind, now);
            }
        }
    }

    /** Everything has been running for long. */
    synchronized void settle(Instant since) {
        programs.values().forEach(program -> {
            if (serves(program.kind())) {
                program.settled(since, nextPid());
            }
        });
    }

    synchronized void start(Kind kind, Instant now) {
        if (ended) {
            return;
        }
        program(kind).start(now, nextPid(), () -> able(kind));
    }

    synchronized void stop(Kind kind, Instant now) {
        program(kind).stop(now);
        ports.close(kind);
    }

    synchronized Program program(Kind kind) {
        return Objects.requireNonNull(programs.get(kind));
    }

    private long nextPid() {
        pids += 7;
        return pids;
    }

    private boolean able(Kind kind) {
        if (kind == Kind.OMS_CONSOLE && faults.deadConsole(version)) {
            return false;
        }
        if (!ports.free(kind)) {
            return false;
        }
        return switch (kind) {
            case NGINX, SSHD -> true;
            case OMS_CONSOLE, OMS_DRC_CM, OMS_DRC_SUPERVISOR ->
                metaDb.refuses(config).isEmpty();
        };
    }

    private boolean serves(Kind kind) {
        return !ended && ports.open(kind, this);
    }

    synchronized void tick(Instant now) {
        if (ended) {
            return;
        }
        programs.values()
                .forEach(program -> program.tick(now, () -> able(program.kind()), () -> serves(program.kind())));
    }

    /** The port of each program that has one open now. */
    Map<Kind, Integer> ports() {
        return ports.open();
    }

    /** Whether the supervisor is to tell now that it lives; the next time is then later. */
    synchronized boolean beatDue(Instant now) {
        boolean due = !ended
                && program(Kind.OMS_DRC_SUPERVISOR).isRunning()
                && !address().isEmpty()
                && !now.isBefore(nextBeat)
                && !faults.silent(station.host().name());
        if (due) {
            nextBeat = now.plus(BEAT);
        }
        return due;
    }

    synchronized boolean cmRuns() {
        return !ended && program(Kind.OMS_DRC_CM).isRunning();
    }

    /** Since when the CM is there: before that it cannot have missed a heartbeat. */
    synchronized Instant cmSince() {
        return program(Kind.OMS_DRC_CM).since();
    }

    synchronized boolean consoleRuns() {
        return !ended && program(Kind.OMS_CONSOLE).isRunning();
    }

    /** Whether the console has run for at least this long. */
    synchronized boolean consoleServes(Instant now, Duration warmUp) {
        return consoleRuns() && program(Kind.OMS_CONSOLE).runsFor(now).compareTo(warmUp) >= 0;
    }

    synchronized boolean allRun() {
        return programs.values().stream().allMatch(Program::isRunning);
    }

    /** The lines of {@code supervisorctl status} for these programs, all of them when none is named. */
    synchronized String status(List<String> names, Instant now) {
        var text = new StringBuilder();
        var known = new LinkedHashMap<String, Program>();
        programs.values().stream()
                .sorted(java.util.Comparator.comparing(program -> program.kind().word()))
                .forEach(program -> known.put(program.kind().word(), program));
        UnaryOperator<String> line = name -> Optional.ofNullable(known.get(name))
                .map(program -> program.line(now))
                .orElse(name + ": ERROR (no such process)\n");
        (names.isEmpty() ? known.keySet() : names).forEach(name -> text.append(line.apply(name)));
        return text.toString();
    }

    synchronized Map<Long, String> processes() {
        var shown = new LinkedHashMap<Long, String>();
        programs.values().stream()
                .filter(Program::lives)
                .forEach(program -> shown.put(program.pid(), program.kind().command()));
        return shown;
    }

    /** The container's first process ends: nothing of it serves any more. False when that is known already. */
    synchronized boolean end() {
        if (ended) {
            return false;
        }
        ended = true;
        for (Kind kind : Kind.values()) {
            ports.close(kind);
        }
        return true;
    }
}
