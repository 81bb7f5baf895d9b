package dev.runproof.product.openmldb;

import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.lab.openmldb.cluster.WriterSpec;
import dev.runproof.lab.openmldb.cluster.WriterSpec.Manner;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.StepScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One upgrade of a random cluster with one random fault, from its first step to the last or to where it stops.
 *
 * <p>What is written and lost between the last look before a change of leader and the change leaves no trace in any offset:
 * so a burst of rows comes before the looks of a step, and a writer comes early enough to be seen when it goes on.
 */
final class UpgradeCase {
    private static final Duration AGE = Duration.ofMinutes(5);
    /** Within so many commands from the beginning of a step a fault takes effect. */
    private static final int COMMANDS = 25;

    /** Whatever has happened has shown its effect before the last look: nobody sees what comes after it; in tens of seconds. */
    private static final int SETTLES_IN = 18;

    private final long seed;
    private final RandomSite cluster;
    private final RandomFault fault;
    private final int step;
    private final WalkTime time = new WalkTime();
    private final ModelHosts hosts;
    private Facts facts = new Facts();
    private final List<StepScript> steps;
    private final List<String> story = new ArrayList<>();
    private final boolean repaired;
    private int resumes;
    private boolean written;
    private boolean passed;

    UpgradeCase(long seed, Path directory) {
        this.seed = seed;
        var random = new Random(seed);
        cluster = RandomSite.of(random, directory);
        var model = Cluster.running(cluster.topology(), time, (component, level, text) -> {}, ModelMachines.OLD, AGE);
        var machines = new ModelMachines(model, cluster.site(), RandomSite.NEW + "-c18e6a0d", cluster.watched());
        hosts = new ModelHosts(cluster.site(), model, machines, time);
        steps = ForwardSteps.of(cluster.site());
        fault = random.nextInt(12) == 0
                ? RandomFault.NOTHING
                : RandomFault.values()[random.nextInt(RandomFault.values().length)];
        step = fault == RandomFault.AUTO_FAILOVER_IS_CHANGED
                ? random.nextInt(ForwardSteps.BASELINE + 1, steps.size() - ForwardSteps.LAST)
                : random.nextInt((steps.size() - ForwardSteps.LAST) / (fault == RandomFault.SOMEBODY_WRITES ? 2 : 1));
        int commands = fault == RandomFault.FOLLOWER_HANGS_BEHIND ? 0 : random.nextInt(COMMANDS);
        resumes = fault.isKill() ? 2 : random.nextInt(3);
        repaired = random.nextBoolean();
        if (random.nextBoolean()) {
            write();
        }
        facts.learn(new Fact<>(Facts.RUN, HostName.CONTROLLER, time.now(), "20240701-100000-ab12"));
        carryOut(random, commands);
    }

    private void write() {
        hosts.cluster().faults().write(new WriterSpec("db1", "t1", Manner.NEW_ROWS, Duration.ofSeconds(1)));
    }

    private void gate(String id) {
        if (id.equals("OM-S2")) {
            hosts.cluster().faults().stopWriters();
            time.pass(Duration.ofSeconds(5));
        } else if (id.equals("OM-16")) {
            written = true;
            write();
        }
    }

    private void carryOut(Random random, int commands) {
        for (int i = 0; i < steps.size(); i++) {
            if (i == step) {
                hosts.after(commands, () -> {
                    story.add(time.now() + " " + fault);
                    fault.on(hosts, cluster, random);
                });
            }
            if (i == steps.size() - ForwardSteps.LAST) {
                try {
                    hosts.atTheLatestNow();
                } catch (Walk.RunnerGone between) {
                    story.add("the runner was killed between two steps");
                }
                settle();
            }
            if (!passes(steps.get(i))) {
                return;
            }
        }
        passed = true;
    }

    private void settle() {
        for (int i = 0; i < SETTLES_IN; i++) {
            hosts.machines().tick();
            time.pass(Duration.ofSeconds(10));
        }
    }

    /** A step, and again as long as somebody resumes. */
    private boolean passes(StepScript script) {
        while (true) {
            List<Judgement> bad = attempt(script);
            if (bad.isEmpty()) {
                return true;
            }
            story.add(time.now() + " " + script.purpose() + ": " + bad);
            if (resumes-- <= 0) {
                return false;
            }
            if (repaired) {
                repair();
            }
            time.pass(Duration.ofSeconds(30));
        }
    }

    /** The operator has found the cause; what has happened stays. */
    private void repair() {
        hosts.cluster().faults().clear();
        hosts.cluster().faults().zooKeeperBack();
        hosts.machines().clearFaults();
        hosts.exchangeFails(false);
        if (written) {
            write();
        }
    }

    /** What a step that did not pass has learned is forgotten. */
    private List<Judgement> attempt(StepScript script) {
        List<Fact<?>> before = List.copyOf(facts.all());
        List<Judgement> bad = walk(script);
        if (!bad.isEmpty()) {
            facts = new Facts();
            before.forEach(facts::learn);
        }
        return bad;
    }

    private List<Judgement> walk(StepScript script) {
        try {
            return new Walk(hosts, facts, this::gate).carryOut(script);
        } catch (Walk.RunnerGone gone) {
            return List.of(Judgement.unknown("", "the runner was killed"));
        }
    }

    RandomFault fault() {
        return fault;
    }

    boolean passed() {
        return passed;
    }

    /** What contradicts the promises of the procedure. */
    List<String> wrong() {
        var wrong = new ArrayList<String>();
        var after = new Aftermath(cluster.topology(), hosts.cluster(), hosts.machines(), time);
        if (passed) {
            after.wrong().stream()
                    .filter(it -> fault != RandomFault.JOB_IS_RUNNING || !it.contains("table=JOB_INFO"))
                    .forEach(wrong::add);
        } else {
            Optional<String> setting = after.autoFailover();
            boolean told = story.get(story.size() - 1).contains("could not be put back");
            if (fault != RandomFault.AUTO_FAILOVER_IS_CHANGED
                    && !(fault == RandomFault.CLIENT_REFUSES && told)
                    && setting.filter(String.valueOf(cluster.topology().autoFailover())::equals)
                            .isEmpty()
                    && setting.isPresent()) {
                wrong.add("auto_failover is " + setting.get() + " where the upgrade stopped");
            }
        }
        if (fault == RandomFault.NOTHING && story.size() > 1) {
            wrong.add("stopped, and nothing had happened");
        }
        story.stream().filter(it -> it.contains("[INTERNAL]")).forEach(it -> wrong.add("a judgement crashed"));
        if (wrong.isEmpty()) {
            return wrong;
        }
        String where = "seed " + seed + ", " + fault + " from step " + step + " ("
                + steps.get(step).purpose() + "): ";
        return List.of(where + wrong + "\n  " + String.join("\n  ", story) + "\n");
    }
}
