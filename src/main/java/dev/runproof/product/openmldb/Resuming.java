package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Move;
import dev.runproof.model.Poll;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.Resumption;
import dev.runproof.product.openmldb.state.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** OM-16: writes are resumed, and rows are seen to grow. The watch on the offsets ends here. */
final class Resuming {
    private static final String NOTED = "resume";
    private static final String GROWN = "grown";
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration ROWS_GROW = Duration.ofMinutes(5);

    private final Site site;
    private final Looks looks;
    private final Watch watch;
    private final Confirming confirming;

    Resuming(Site site) {
        this.site = site;
        this.looks = new Looks(site);
        this.watch = new Watch(site);
        this.confirming = new Confirming(site);
    }

    StepScript everyTabletIsNew() {
        var moves = new ArrayList<Move>();
        for (Component tablet : site.all(Kind.TABLET)) {
            moves.add(Starting.version(NOTED, tablet));
        }
        moves.add(new Check("every tablet runs release " + site.target(), facts -> {
            var weighing = new Weighing("release " + site.target() + " on every tablet");
            for (Component tablet : site.all(Kind.TABLET)) {
                var told = facts.get(Known.version(NOTED, tablet));
                String version = told.value().map(OpenmldbVersion::version).orElseGet(told::complaint);
                weighing.that(
                        Serving.isRelease(told, site.target()), tablet.host() + " " + version, tablet + ": " + version);
            }
            return weighing.judgement();
        }));
        moves.add(confirming.tables(NOTED));
        moves.add(looks.tables(NOTED));
        moves.addAll(looks.replicas(NOTED));
        moves.add(watch.holds(NOTED));
        moves.addAll(new ProgramsKept(site)
                .look(
                        NOTED,
                        Stream.concat(site.all(Kind.NAMESERVER).stream(), site.all(Kind.TABLET).stream())
                                .toList()));
        return StepScript.onceForTheRun("Compare once more, and note the rows", moves);
    }

    StepScript writesAreResumed() {
        return StepScript.onceForTheRun(
                "Let the operator resume writes",
                List.of(new Gate(
                        "OM-16",
                        "writes are resumed; a way back needs a gate of its own from here on",
                        facts -> Optional.of("All tablets run " + site.target()
                                + ". Resume writes? From here on rows are written by the new release, and it is not known"
                                + " whether the old one reads them. Clients that write through an apiserver see errors"
                                + " while it is replaced: keep them waiting if that matters."),
                        Known.RESUMED)));
    }

    private Resumption noted(Facts facts) {
        return new Resumption(facts.get(Known.tables(NOTED)), Watch.offsets(facts, NOTED), site.growingTables());
    }

    StepScript rowsArrive() {
        var moves = new ArrayList<Move>();
        moves.add(new Poll<Tables>(
                "rows of the tables grow",
                site.operation(),
                site.client().tableStatus(),
                Known.tables(GROWN),
                Tables::read,
                (tables, facts) -> noted(facts).grown(tables),
                1,
                PACE,
                PACE,
                ROWS_GROW,
                Poll.Late.IS_JUDGED));
        moves.addAll(looks.replicas(GROWN));
        moves.add(new Check(
                "rows have grown",
                facts -> noted(facts).judge(facts.get(Known.tables(GROWN)), Watch.offsets(facts, GROWN))));
        return StepScript.onceForTheRun("Wait until rows arrive", moves);
    }

    StepScript noTableDisappeared() {
        String moment = "resumed";
        return StepScript.onceForTheRun(
                "Judge every table once more",
                List.of(
                        confirming.tables(moment),
                        looks.tables(moment),
                        new Check(
                                "every table of before is there and in order",
                                facts -> ClusterVerdicts.tables(facts, moment)),
                        new Check(
                                "what the documented command leaves out is told",
                                facts -> Confirming.judgeTool(facts, moment))));
    }
}
