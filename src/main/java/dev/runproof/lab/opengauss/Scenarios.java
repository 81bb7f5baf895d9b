package dev.runproof.lab.opengauss;

import dev.runproof.model.DidYouMean;
import dev.runproof.model.HostName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The scenarios that can be planted, by id. */
final class Scenarios {
    private static final Map<String, Scenario> ALL = all();

    private Scenarios() {}

    private static Map<String, Scenario> all() {
        var all = new LinkedHashMap<String, Scenario>();
        Stream.of(
                        HealthyScenarios.LIST,
                        RepeatScenarios.LIST,
                        ToolScenarios.LIST,
                        HostScenarios.LIST,
                        PackageScenarios.LIST,
                        StateScenarios.LIST,
                        SwitchScenarios.LIST,
                        AfterScenarios.LIST,
                        ScalingScenarios.LIST,
                        DisplayScenarios.LIST)
                .flatMap(List::stream)
                .forEach(scenario -> all.put(scenario.id(), scenario));
        return all;
    }

    static Map<String, String> sentences() {
        var sentences = new LinkedHashMap<String, String>();
        ALL.values().forEach(scenario -> sentences.put(scenario.id(), scenario.sentence()));
        return sentences;
    }

    static void plant(String fault, Cluster cluster, Optional<HostName> host, Optional<String> at) {
        Scenario scenario = ALL.get(fault);
        if (scenario == null) {
            throw new IllegalArgumentException("there is no scenario " + fault
                    + DidYouMean.nearest(fault, ALL.keySet())
                            .map(known -> "; did you mean " + known + "?")
                            .orElse("")
                    + "; 'lab fault opengauss' lists those that can be planted");
        }
        host.ifPresent(cluster::node);
        Optional<Moment> moment = at.isPresent() ? Moment.of(at.get()) : scenario.natural();
        var planting = new Planting(fault, cluster, host);
        if (moment.isPresent()) {
            planting.then(moment.get(), () -> scenario.act().on(planting));
            return;
        }
        synchronized (cluster) {
            cluster.tick();
            scenario.act().on(planting);
            cluster.tick();
        }
    }

    static void clear(Cluster cluster) {
        synchronized (cluster) {
            cluster.moments().clear();
            cluster.undo().run();
            cluster.switches().clear();
            cluster.userTrust().mend();
            cluster.rootTrust().mend();
            cluster.nodes().forEach(node -> node.osItems().clear());
            cluster.tick();
        }
    }
}
