package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Move;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;

/** What must hold of the whole cluster in the end. */
final class Ending {
    private static final String END = "end";

    private final Site site;
    private final Looks looks;
    private final OperationTool tool;
    private final Watch watch;
    private final Jobs jobs;
    private final ProgramsKept programs;

    Ending(Site site) {
        this.site = site;
        this.looks = new Looks(site);
        this.tool = new OperationTool(site);
        this.watch = new Watch(site);
        this.jobs = new Jobs(site);
        this.programs = new ProgramsKept(site);
    }

    StepScript everyComponentIsNew() {
        var moves = new ArrayList<Move>();
        for (Component component : site.components()) {
            moves.add(Starting.version(END, component));
            moves.add(Stop.running(END, component));
        }
        moves.add(new Check("every running component is of release " + site.target(), facts -> {
            var weighing = new Weighing("release " + site.target() + " in every running process");
            for (Component component : site.components()) {
                var told = facts.get(Known.version(END, component));
                String version = told.value().map(OpenmldbVersion::version).orElseGet(told::complaint);
                weighing.that(
                        Serving.isRelease(told, site.target()),
                        component.kind() + " " + version,
                        component + ": " + version);
                weighing.add(Serving.judgeProcess(facts, END, component));
            }
            return weighing.judgement();
        }));
        moves.addAll(programs.look(END, site.components()));
        return StepScript.onceForTheRun("Ask every component for its release", moves);
    }

    StepScript clusterIsAsBefore() {
        var moves = new ArrayList<Move>();
        moves.addAll(tool.restored(END));
        moves.add(looks.noOperations(END));
        moves.addAll(looks.replicas(END));
        moves.add(looks.tables(END));
        moves.add(looks.tablets(END));
        moves.add(looks.nameservers(END));
        moves.add(new Check(
                "leaders, replicas, tables and nameservers are as before",
                facts -> ClusterVerdicts.ended(facts, site, END)));
        moves.add(new Check("no leader stands below its frozen offset", facts -> watch.nothingLost(facts, END)));
        if (!site.all(Kind.TASKMANAGER).isEmpty()) {
            moves.add(jobs.look(END));
            moves.add(new Check("no job is LOST that was not LOST before", facts -> Jobs.noneLost(facts, END)));
        }
        return StepScript.onceForTheRun("Compare the cluster with the baseline", moves);
    }
}
