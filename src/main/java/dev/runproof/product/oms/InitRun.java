package dev.runproof.product.oms;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.Effect;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Look;
import dev.runproof.model.Move;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Pending;
import dev.runproof.model.Poll;
import dev.runproof.parse.OmsDockerInit;
import dev.runproof.product.generic.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of the script that migrates the databases, on one node. What it left is told from what earlier runs have left: logs
 * of another attempt lie in the same directory, and tell of its success.
 */
final class InitRun {
    private static final Duration DEADLINE = Duration.ofMinutes(30);
    private static final Duration PACE = Duration.ofSeconds(5);
    /** A lab's own work takes the machine's time, however fast the lab's clock runs. */
    private static final Duration LEAST_WAIT = Duration.ofSeconds(30);

    private final Site site;
    private final Node node;
    private final String which;
    private final FactKey<Answer> run;
    private final FactKey<Answer> log;

    /** @param which distinguishes the second run on a node from the first, whose word is empty */
    InitRun(Site site, Node node, String which) {
        this.site = site;
        this.node = node;
        this.which = which;
        this.run = run(node, which);
        this.log = log(node, which);
    }

    /** What it answered; unknown when its connection was lost. */
    static FactKey<Answer> run(Node node, String which) {
        return Known.answer(node + ".init" + which);
    }

    /** The log of a run whose connection was lost. */
    static FactKey<Answer> log(Node node, String which) {
        return Known.answer(node + ".init.log" + which);
    }

    /** Known when a run is about to start: the logs of those before it. */
    static FactKey<Answer> before(Node node, String which) {
        return Known.answer(node + ".flag" + which);
    }

    /** By what it is proved. */
    InitProof proof() {
        return new InitProof(site, node, which);
    }

    List<Move> moves() {
        return List.of(
                Action.repeatable(
                        node.host(),
                        Command.shell(HostScripts.BEFORE_INITIALISING, Known.docker(node), node.newContainer()),
                        before(node, which),
                        "none is needed: the script writes its flag again"),
                new Action(
                        node.host(),
                        Command.shell(HostScripts.INITIALISE, Known.docker(node), node.newContainer())
                                .within(DEADLINE),
                        Effect.CHANGES,
                        Action.Repeat.ONCE,
                        run,
                        DEADLINE,
                        List.of(),
                        Optional.of(look()),
                        "all databases from the backup, by runproof rollback"));
    }

    /** A lost connection does not end the script: it is waited for, then its log tells. Nobody ends one that takes long. */
    private Look look() {
        var running = new Poll<>(
                "docker_init.sh does not run any more on " + node,
                node.host(),
                Command.shell(
                        HostScripts.INIT_LOG,
                        Known.docker(node),
                        node.newContainer(),
                        Pending.word(
                                "logs of earlier runs",
                                facts -> facts.get(before(node, which)).out())),
                log,
                answer -> answer,
                (answer, facts) -> !runs(answer) || isOverdue(facts, answer.at()),
                1,
                PACE,
                PACE,
                DEADLINE,
                Poll.Late.IS_JUDGED);
        return new Look(
                List.of(running),
                facts -> facts.find(log)
                        .map(found -> found(found.value()))
                        .orElseGet(() -> new Look.Finding(
                                Look.Conclusion.STOP,
                                "not seen",
                                node + " could not be asked: whether the script still runs there is not known")));
    }

    private static boolean runs(Answer log) {
        return log.out().startsWith("running");
    }

    /** By the time since the moment right before the script was started, however often somebody looked meanwhile. */
    private boolean isOverdue(Facts facts, Instant now) {
        Duration limit = Duration.ofMillis((long) (DEADLINE.toMillis() / site.speed()));
        Instant began = facts.get(before(node, which)).at();
        return now.isAfter(began.plus(limit.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : limit));
    }

    private Look.Finding found(Answer log) {
        if (runs(log)) {
            return new Look.Finding(
                    Look.Conclusion.STOP,
                    "it still runs",
                    "docker_init.sh on " + node + " still runs after " + DEADLINE.toMinutes()
                            + " minutes. Nothing was ended: see docker top, and go on with runproof resume when it has"
                            + " ended");
        }
        String text = text(log);
        if (text.isBlank()) {
            return new Look.Finding(
                    Look.Conclusion.STOP,
                    "no log",
                    "the script does not run on " + node + " and has left no log of this run"
                            + (log.exit() == 0 ? "" : " that can be read (" + Told.lastWords(log) + ")")
                            + ": whether it has changed databases is not known. runproof rollback restores them");
        }
        try {
            OmsDockerInit init = OmsDockerInit.parse(text);
            if (init.ok()) {
                return new Look.Finding(
                        Look.Conclusion.GO_ON, "completed", name(log) + " on " + node + " tells success");
            }
            return new Look.Finding(
                    Look.Conclusion.STOP, "not completed", name(log) + " on " + InitProof.told(init, node));
        } catch (OutputFormatException notUnderstood) {
            return new Look.Finding(
                    Look.Conclusion.STOP,
                    "a log that is not understood",
                    name(log) + " on " + node + ": " + notUnderstood.getMessage());
        }
    }

    /** Of a log that was read, its name. */
    static String name(Answer log) {
        return log.out().lines().skip(1).findFirst().orElse("");
    }

    private static String text(Answer log) {
        return log.out().split("\n", 3).length < 3 ? "" : log.out().split("\n", 3)[2];
    }

    /** Whether it ended since the MetaDB does not tell a version that may be upgraded. */
    boolean versionRefused(Facts facts) {
        return facts.find(run)
                .map(fact -> OmsDockerInit.parse(fact.value().out()))
                .filter(OmsDockerInit::versionRefused)
                .isPresent();
    }
}
