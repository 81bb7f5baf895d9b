package dev.runproof.lab.oms;

import dev.runproof.lab.Tool.CallerGone;
import dev.runproof.lab.oms.Program.Kind;
import dev.runproof.lab.oms.schema.Part;
import dev.runproof.model.ProductVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run of {@code docker_init.sh} on a node: five steps, 120 s together. */
final class Initialisation {
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration DATABASES = Duration.ofSeconds(30);
    private static final Duration RESTART_SETTLES = Duration.ofSeconds(30);
    private static final Duration RESOURCES = Duration.ofSeconds(14);
    private static final List<String> PROGRAMS =
            List.of("nginx", "oms_console", "oms_drc_cm", "oms_drc_supervisor", "sshd");
    private static final String TRACEBACK = "Traceback (most recent call last):\n"
            + "  File \"/usr/lib64/python2.7/runpy.py\", line 162, in _run_module_as_main\n";

    private final OmsSite site;
    private final OmsNode node;
    private final InitLog log;
    private final InitTexts texts;
    private final InitFaults faults;

    /** A step that failed, with the last line of its output. */
    private static final class StepFailed extends Exception {
        private static final long serialVersionUID = 1L;

        StepFailed(String output) {
            super(output);
        }
    }

    Initialisation(OmsSite site, OmsNode node, InitLog log) {
        this.site = site;
        this.node = node;
        this.log = log;
        this.texts = new InitTexts(site.settings().english());
        this.faults = site.faults().init();
    }

    void run() throws InterruptedException {
        try {
            for (int step = 1; step <= 5; step++) {
                log.out(texts.step(step));
                if (faults.failingStep() == step) {
                    pass(SHORT);
                    throw new StepFailed(
                            TRACEBACK + "RuntimeError: step " + step + " of the initialization broke off\n");
                }
                carryOut(step);
                log.out("\n");
            }
            log.out(texts.completed());
            completed();
        } catch (StepFailed e) {
            log.err(e.getMessage() + "init failed!\n");
        } catch (MetaDbLost e) {
            log.err(TRACEBACK + e.why() + "\ninit failed!\n");
        }
    }

    /** A script ends with its container, whatever it is about to do. */
    private void pass(Duration time) throws InterruptedException {
        site.clock().pass(time);
        goesOn();
    }

    private void goesOn() {
        if (node.hasEnded() || !node.container().isRunning()) {
            throw new CallerGone("docker_init.sh");
        }
    }

    private void carryOut(int step) throws StepFailed, InterruptedException {
        switch (step) {
            case 1 -> pass(SHORT);
            case 2 -> databases();
            case 3 -> {
                pass(SHORT);
                GhanaProperties.write(node);
            }
            case 4 -> restart();
            case 5 -> {
                pass(RESOURCES);
                site.metaDb().register(node.config());
            }
            default -> throw new IllegalStateException("docker_init.sh has five steps, not " + step);
        }
    }

    private void databases() throws StepFailed, InterruptedException {
        pass(DATABASES.plus(faults.takesLonger()));
        Optional<MetaDb.Refusal> refused = site.metaDb().refuses(node.config());
        if (refused.isPresent()) {
            throw new StepFailed(TRACEBACK + refused.get().text() + "\n");
        }
        if (refusesVersion()) {
            throw new StepFailed("Version before 4.1.1 is not allowed to upgrade\n");
        }
        goesOn();
        site.metaDb().migrate(node.config(), node.version(), parts());
    }

    /** Only what was started for an upgrade asks which version was there before. */
    private boolean refusesVersion() {
        if (!Versions.guards(node.version()) || !node.isUpgrade()) {
            return false;
        }
        return site.metaDb().versions(node.config()).stream()
                .map(row -> ProductVersion.parse(row.replaceFirst("-CE$", "")))
                .flatMap(Optional::stream)
                .noneMatch(version -> !Versions.guarded().above(version));
    }

    private Set<Part> parts() {
        var parts = EnumSet.allOf(Part.class);
        boolean here =
                faults.region().map(region -> region == node.station().region()).orElse(true);
        if (here) {
            parts.removeAll(faults.leavesOut());
        }
        return parts;
    }

    private void restart() throws InterruptedException {
        var supervisor = new SupervisorctlTool(site);
        if (faults.consoleDies()) {
            site.faults().killConsole(node.version());
        }
        supervisor.run(node, "restart", PROGRAMS, log);
        log.out("supervisorctl status " + String.join(" ", PROGRAMS) + "\n");
        supervisor.run(node, "status", PROGRAMS, log);
        pass(RESTART_SETTLES);
        node.tick(site.clock().now());
        log.out("supervisorctl status " + String.join(" ", PROGRAMS) + "\n");
        supervisor.run(node, "status", PROGRAMS, log);
    }

    private void completed() {
        goesOn();
        new ConsoleIni(node.container()).starts(true);
        if (Versions.leavesFlag(node.version())) {
            initialised(node, site.clock().now());
        }
        boolean started =
                Arrays.stream(Kind.values()).allMatch(kind -> node.program(kind).isRunning());
        if (started && Versions.leavesFlag(node.version())) {
            log.out("OMS service start successfully\n");
        }
    }

    /** What tells later that a container has been initialised. */
    static void initialised(OmsNode node, Instant at) {
        node.container().write("/root/init_flag.txt", "init " + at + "\n");
    }
}
