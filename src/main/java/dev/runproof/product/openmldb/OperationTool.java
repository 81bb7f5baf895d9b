package dev.runproof.product.openmldb;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Effect;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * OM-S3: the managing commands of the operation tool switch auto_failover off and on again without protection. Around every
 * call the value of the baseline is put back: by the host itself right behind the tool, also when the runner is gone, and
 * by the run, which reads it afterwards.
 */
final class OperationTool {
    /** The tool waits for an operation without end; this ends it. */
    private static final Duration LIMIT = Duration.ofMinutes(30);
    /** No faster lab makes it shorter than a busy machine needs. */
    private static final Duration SHORTEST = Duration.ofSeconds(60);
    /** Wall time for what the host does behind the tool. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Site site;
    private final Looks looks;

    OperationTool(Site site) {
        this.site = site;
        this.looks = new Looks(site);
    }

    static FactKey<Answer> ended(String moment) {
        return Known.answer(moment + ".tool");
    }

    /** The value that auto_failover had before the first change, and has to have again. */
    static Pending wanted() {
        return Pending.word("auto_failover", facts -> facts.get(Known.autoFailover(Known.BEFORE)));
    }

    /** A managing command with auto_failover put back behind it; its answer is a {@link ToolEnd}. */
    Action manages(String moment, String command, Object... more) {
        var words = new ArrayList<Object>(List.of(
                "sh",
                "-c",
                HostScripts.TOOL,
                "sh",
                String.valueOf(seconds()),
                site.client().program(),
                site.zkCluster(),
                site.zkRootPath(),
                wanted()));
        words.addAll(words(command));
        words.addAll(List.of(more));
        return new Action(
                site.operation(),
                Command.of(words.toArray()),
                Effect.CHANGES,
                Action.Repeat.REPEATABLE,
                ended(moment),
                observed(),
                List.of(),
                Optional.empty(),
                "post-upgrade brings leaders back; the rollback feature does it");
    }

    /** The documented words: interpreter, tool, its three settings, the command. */
    List<Object> words(String command) {
        return List.of(
                Known.python(),
                site.operationTool(),
                "--openmldb_bin_path=" + site.client().program(),
                "--zk_cluster=" + site.zkCluster(),
                "--zk_root_path=" + site.zkRootPath(),
                "--cmd=" + command);
    }

    /** Wall time on the host, where a lab's time may run faster. */
    private long seconds() {
        Duration scaled = Duration.ofMillis((long) (LIMIT.toMillis() / site.speed()));
        return (scaled.compareTo(SHORTEST) < 0 ? SHORTEST : scaled).toSeconds();
    }

    /** Host time, and always longer than the host itself lets the tool run: what puts auto_failover back comes behind it. */
    private Duration observed() {
        Duration wall = Duration.ofSeconds(seconds()).plus(MARGIN);
        return Duration.ofMillis((long) (wall.toMillis() * site.speed()));
    }

    /** Reads auto_failover and puts it back when it is not what it was; never takes the present value for the wanted one. */
    List<Move> restored(String moment) {
        String first = moment + ".failover";
        return List.of(
                looks.autoFailover(first),
                new Only(
                        "auto_failover is not what it was",
                        facts -> !asSaved(facts, first),
                        Action.repeatable(
                                site.operation(),
                                new Command(
                                        List.of(
                                                site.client().program(),
                                                "--zk_cluster=" + site.zkCluster(),
                                                "--zk_root_path=" + site.zkRootPath(),
                                                "--role=ns_client",
                                                "--interactive=false",
                                                Pending.word(
                                                        "--cmd=confset auto_failover <auto_failover>",
                                                        facts -> "--cmd=confset auto_failover "
                                                                + facts.get(Known.autoFailover(Known.BEFORE)))),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Command.DEFAULT_TIMEOUT),
                                Known.answer(first + ".set"),
                                "none needed")),
                new Only(
                        "auto_failover was set", facts -> !asSaved(facts, first), looks.autoFailover(first + ".again")),
                new Check("auto_failover is as before the upgrade", facts -> judge(facts, first)));
    }

    /** Whether {@link #restored} had nothing to put back. */
    boolean wasAsSaved(Facts facts, String moment) {
        return asSaved(facts, moment + ".failover");
    }

    private static boolean asSaved(Facts facts, String moment) {
        return Objects.equals(facts.get(Known.autoFailover(moment)), facts.get(Known.autoFailover(Known.BEFORE)));
    }

    private static Judgement judge(Facts facts, String first) {
        String saved = facts.get(Known.autoFailover(Known.BEFORE));
        if (asSaved(facts, first)) {
            return Judgement.pass("auto_failover is " + saved);
        }
        String now = facts.get(Known.autoFailover(first + ".again"));
        return now.equals(saved)
                ? Judgement.pass(
                        "auto_failover is " + saved + " again",
                        "auto_failover had been left " + facts.get(Known.autoFailover(first)) + " and was put back")
                : Judgement.fail(
                        "auto_failover " + saved,
                        "it is " + now + " and could not be put back: no tablet failure is repaired any more");
    }
}
