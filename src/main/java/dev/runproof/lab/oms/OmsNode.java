package dev.runproof.lab.oms;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.oms.Program.Kind;
import dev.runproof.lab.oms.docker.EngineContainer;
import dev.runproof.model.ProductVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

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
    private final LabClock clock;
    private final ProgramLogs logs;
    private final Map<Kind, Program> programs = new EnumMap<>(Kind.class);
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
            LabClock clock,
            ZoneId zone) {
        this.clock = clock;
        this.logs = new ProgramLogs(station, container, zone);
        this.station = station;
        this.container = container;
        this.version = version;
        this.config = config;
        this.ports = ports;
        this.metaDb = metaDb;
        this.faults = faults;
        var processes = new Program.Processes() {
            @Override
            public long begin(Kind kind) {
                return started(kind);
            }

            @Override
            public void end(long pid) {
                container.end(pid);
            }

            @Override
            public void log(Instant at, String line) {
                logs.supervisord(at, line);
            }
        };
        for (Kind kind : Kind.values()) {
            programs.put(kind, new Program(kind, zone, processes));
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
                program.settled(since);
            }
        });
    }

    synchronized void start(Kind kind, Instant now) {
        if (ended) {
            return;
        }
        program(kind).start(now, () -> able(kind));
    }

    synchronized void stop(Kind kind, Instant now) {
        program(kind).stop(now);
        ports.close(kind);
    }

    /** Its process is ended by a signal, of which supervisord knows nothing. */
    synchronized void kill(Kind kind) {
        long pid = program(kind).pid();
        container.end(pid);
        gone(kind, new AtomicLong(pid));
    }

    synchronized Program program(Kind kind) {
        return Objects.requireNonNull(programs.get(kind));
    }

    private long started(Kind kind) {
        var pid = new AtomicLong();
        pid.set(container.begin(kind.command(), () -> gone(kind, pid)));
        return pid.get();
    }

    /** Takes the id when the lock is had: by then the process has one. */
    private synchronized void gone(Kind kind, AtomicLong pid) {
        if (!ended && program(kind).gone(pid.get(), clock.now())) {
            ports.close(kind);
        }
    }

    private boolean able(Kind kind) {
        if (kind == Kind.OMS_CONSOLE && faults.deadConsole(version)) {
            says(kind, "ERROR Application startup failed");
            return false;
        }
        if (!ports.free(kind)) {
            says(kind, "ERROR bind() to port " + ports.of(kind) + " failed: Address already in use");
            return false;
        }
        Optional<MetaDb.Refusal> refusal = kind.usesMetaDb() ? metaDb.refuses(config) : Optional.empty();
        says(kind, refusal.map(why -> "ERROR " + why.text()).orElse("INFO starting " + kind.command()));
        return refusal.filter(MetaDb.Refusal::ofLogin).isEmpty();
    }

    private void says(Kind kind, String text) {
        logs.program(kind, clock.now(), text);
    }

    private boolean serves(Kind kind) {
        if (ended || ports.open(kind, this)) {
            return !ended;
        }
        says(kind, "ERROR bind() to port " + ports.of(kind) + " failed: Address already in use");
        return false;
    }

    /** A program that cannot reach its MetaDB tries on and is neither dead nor at work. */
    private boolean waits(Kind kind) {
        return kind.usesMetaDb()
                && metaDb.refuses(config).filter(why -> !why.ofLogin()).isPresent();
    }

    synchronized void tick(Instant now) {
        if (ended) {
            return;
        }
        programs.values()
                .forEach(program -> program.tick(
                        now, () -> able(program.kind()), () -> !waits(program.kind()), () -> serves(program.kind())));
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

    /** The line of {@code supervisorctl status} for a program. */
    synchronized String line(Kind kind, Instant now) {
        return program(kind).line(now);
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
