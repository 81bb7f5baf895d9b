package dev.runproof.product.openmldb;

import dev.runproof.model.HostName;
import dev.runproof.model.StepScript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The steps of the rolling upgrade in the order of its feature. */
final class ForwardSteps {
    private final Site site;
    private final OpenMldb procedure;
    private final List<StepScript> steps = new ArrayList<>();

    private ForwardSteps(Site site) {
        this.site = site;
        this.procedure = new OpenMldb(site);
    }

    static List<StepScript> of(Site site) {
        var forward = new ForwardSteps(site);
        forward.before();
        forward.nameservers();
        forward.tablets();
        forward.after();
        return List.copyOf(forward.steps);
    }

    /** The place of the step that takes the baseline. */
    static final int BASELINE = 3;

    /** The last steps, which look at the whole once more. */
    static final int LAST = 2;

    private void before() {
        steps.add(procedure.componentsRun());
        steps.add(procedure.newReleaseIsThere());
        steps.add(procedure.toolCanBeRun());
        steps.add(procedure.baselineIsTaken());
        steps.add(procedure.clusterIsHealthy());
        steps.add(procedure.nothingIsUnderWay());
        steps.add(procedure.endpointsAreAsRegistered());
        steps.add(procedure.decisionsAreKnown());
        steps.add(procedure.writersAreStopped());
        steps.add(procedure.offsetsAreRecorded());
        steps.add(procedure.nobodyWrites());
        steps.add(procedure.followersHaveCaughtUp());
    }

    private void nameservers() {
        for (Turn turn : List.of(Turn.STANDBY, Turn.LEADER)) {
            hosts(Kind.NAMESERVER).forEach(host -> replaced(host, Kind.NAMESERVER, turn));
        }
    }

    private List<HostName> hosts(Kind kind) {
        return site.all(kind).stream().map(Component::host).toList();
    }

    private void replaced(HostName host, Kind kind, Turn turn) {
        steps.add(procedure.isStopped(host, kind, turn));
        steps.add(procedure.isGone(host, kind, turn));
        steps.add(procedure.programsAreExchanged(host, kind, turn));
        steps.add(procedure.backupIsComplete(host, kind, turn));
        steps.add(procedure.isStarted(host, kind, turn));
        steps.add(procedure.serves(host, kind, turn));
    }

    private void tablets() {
        for (HostName host : hosts(Kind.TABLET)) {
            steps.add(procedure.noOtherTabletIsAway(host));
            steps.add(procedure.leadersAreMovedAway(host));
            steps.add(procedure.tabletLeadsNothing(host));
            replaced(host, Kind.TABLET, Turn.ALWAYS);
            List.<Function<HostName, StepScript>>of(
                            procedure::dataIsRecovered,
                            procedure::tabletIsReallyBack,
                            procedure::leadersAreBroughtBack,
                            procedure::leadersAreAsBefore,
                            procedure::noOperationFailed,
                            procedure::allTablesAreInOrder)
                    .forEach(step -> steps.add(step.apply(host)));
        }
    }

    private void after() {
        steps.add(procedure.everyTabletIsNew());
        steps.add(procedure.writesAreResumed());
        steps.add(procedure.rowsArrive());
        steps.add(procedure.noTableDisappeared());
        for (HostName host : hosts(Kind.TASKMANAGER)) {
            steps.add(procedure.jobsAreDrained(host));
            replaced(host, Kind.TASKMANAGER, Turn.ALWAYS);
            steps.add(procedure.noJobIsLost(host));
        }
        hosts(Kind.APISERVER).forEach(host -> replaced(host, Kind.APISERVER, Turn.ALWAYS));
        steps.add(procedure.everyComponentIsNew());
        steps.add(procedure.clusterIsAsBefore());
    }
}
