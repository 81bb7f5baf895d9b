package dev.runproof.product.openmldb;

import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OpenmldbJobs;
import dev.runproof.product.generic.WholeOutput;
import java.time.Duration;
import java.util.List;

/** Jobs of the taskmanager: a restart sets unfinished ones to LOST, so they are drained first, and compared afterwards. */
final class Jobs {
    private static final Duration DRAIN = Duration.ofMinutes(60);

    private final Site site;
    private final Looks looks;

    Jobs(Site site) {
        this.site = site;
        this.looks = new Looks(site);
    }

    private static FactKey<OpenmldbJobs> key(String moment) {
        return new FactKey<>(moment + ".jobs", OpenmldbJobs.class);
    }

    private static OpenmldbJobs read(Answer answer) {
        return OpenmldbJobs.parse(WholeOutput.of("openmldb show jobs", answer));
    }

    Move look(String moment) {
        return looks.answered("the list of jobs", site.client().sql("show jobs;"), key(moment), Jobs::read);
    }

    /** Waits until every job is in a final state. */
    StepScript drained(Component taskmanager) {
        return StepScript.onceForTheRun(
                "Wait until no job is unfinished",
                List.of(looks.until(
                        "no job is unfinished",
                        site.client().sql("show jobs;"),
                        key(taskmanager.key() + ".drained"),
                        Jobs::read,
                        jobs -> jobs.jobs().stream().noneMatch(OpenmldbJobs.Job::unfinished),
                        DRAIN)));
    }

    StepScript noneLost(Component taskmanager) {
        String moment = taskmanager.key() + ".after";
        return StepScript.onceForTheRun(
                "Compare the jobs with those of before",
                List.of(
                        look(moment),
                        new Check("no job is LOST that was not LOST before", facts -> noneLost(facts, moment))));
    }

    static Judgement noneLost(Facts facts, String moment) {
        return dev.runproof.product.openmldb.state.Jobs.noneLost(facts.get(key(Known.BEFORE)), facts.get(key(moment)));
    }
}
