package dev.runproof.product.oms;

import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Probe;
import dev.runproof.parse.OmsDockerInit;
import dev.runproof.product.generic.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** That a run of the script has succeeded: by its words, and by its flag where it leaves one; the exit status tells nothing. */
final class InitProof {
    private final Site site;
    private final Node node;
    private final FactKey<Answer> run;
    private final FactKey<Answer> log;
    private final FactKey<Answer> flag;
    private final FactKey<Confirmation> decided;

    /** @param which the run's word, as {@link InitRun} has it */
    InitProof(Site site, Node node, String which) {
        this.site = site;
        this.node = node;
        this.run = InitRun.run(node, which);
        this.log = InitRun.log(node, which);
        this.flag = Known.answer(node + ".init.flag" + which);
        this.decided = Known.confirmed(Initialising.step(site) + "." + node + ".flag" + which);
    }

    List<Move> moves(String claim) {
        var moves = new ArrayList<Move>();
        moves.add(new Check(claim, this::judgeWords));
        if (site.release().leavesFlag()) {
            moves.add(new Probe<>(
                    node.host(),
                    Command.shell(HostScripts.INIT_FLAG, Known.docker(node), node.newContainer()),
                    flag,
                    answer -> answer));
            moves.add(Gate.decision(
                    Initialising.step(site),
                    "a run that tells success and leaves no flag",
                    facts -> isThere(facts)
                            ? Optional.empty()
                            : Optional.of("docker_init.sh on " + node + " tells success and has left no"
                                    + " /root/init_flag.txt, which images of "
                                    + site.release().target()
                                    + " write when it has succeeded: " + seen(facts) + ". Go on all the same?"),
                    decided));
            moves.add(new Check(
                    "its flag is there on " + node,
                    facts -> isThere(facts)
                            ? Judgement.pass(node + ": /root/init_flag.txt")
                            : Judgement.pass(node + ": no flag, accepted by "
                                    + facts.get(decided).by())));
        }
        return moves;
    }

    private boolean isThere(Facts facts) {
        Answer seen = facts.get(flag);
        return seen.exit() == 0 && seen.out().strip().equals("present");
    }

    private String seen(Facts facts) {
        Answer seen = facts.get(flag);
        return seen.exit() == 0 ? seen.out().strip() : Told.lastWords(seen);
    }

    private Judgement judgeWords(Facts facts) {
        if (!facts.knows(run)) {
            return Judgement.pass(node + ": its connection was lost; "
                    + facts.find(log).map(fact -> InitRun.name(fact.value())).orElse("its log")
                    + " tells that all steps are done");
        }
        Answer answer = facts.get(run);
        OmsDockerInit init;
        try {
            init = OmsDockerInit.parse(answer.out());
        } catch (OutputFormatException notUnderstood) {
            return Judgement.fail(
                    "five steps and the end",
                    node + ": " + notUnderstood.getMessage() + "; last words: " + Told.lastWords(answer));
        }
        return init.ok()
                ? Judgement.pass(node + ": all steps done, all programs RUNNING")
                : Judgement.fail("all five steps, the end, no error, all programs RUNNING", told(init, node));
    }

    /** What did not go well, and what to do. */
    static String told(OmsDockerInit init, Node node) {
        var told = new StringBuilder(node + ": ");
        if (init.failedStep() != null) {
            told.append("step ").append(init.failedStep()).append(" did not succeed");
        } else if (!init.completed()) {
            told.append("the end was not announced");
        } else {
            told.append("completed, but not well");
        }
        init.errors()
                .forEach(error ->
                        told.append("; line ").append(error.line()).append(": ").append(error.text()));
        init.programs().stream()
                .filter(program -> !program.state().equals("RUNNING"))
                .forEach(program ->
                        told.append("; ").append(program.name()).append(' ').append(program.state()));
        return told.append(". It is not run again by itself; runproof rollback goes back")
                .toString();
    }
}
