package dev.runproof.lab.openmldb;

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
                        ProcessScenarios.LIST,
                        FileScenarios.LIST,
                        OperationScenarios.LIST,
                        TableScenarios.LIST,
                        WriteScenarios.LIST,
                        ClusterScenarios.LIST,
                        SdkScenarios.LIST,
                        ToolScenarios.LIST)
                .flatMap(List::stream)
                .forEach(scenario -> all.put(scenario.id(), scenario));
        return all;
    }

    static Map<String, String> sentences() {
        var sentences = new LinkedHashMap<String, String>();
        ALL.values().forEach(scenario -> sentences.put(scenario.id(), scenario.sentence()));
        return sentences;
    }

    static void plant(String fault, Site site, Optional<HostName> host, Optional<String> at) {
        Scenario scenario = ALL.get(fault);
        if (scenario == null) {
            throw new IllegalArgumentException("there is no scenario " + fault
                    + DidYouMean.nearest(fault, ALL.keySet())
                            .map(known -> "; did you mean " + known + "?")
                            .orElse("")
                    + "; 'lab fault openmldb' lists those that can be planted");
        }
        host.ifPresent(site::station);
        Optional<String> step = at.or(scenario::natural).filter(Moments::waitsFor);
        var planting = new Planting(fault, site, host);
        if (step.isPresent()) {
            site.seen().moments().once(step.get(), host, () -> scenario.act().on(planting));
        } else {
            scenario.act().on(planting);
        }
    }

    static void clear(Site site) {
        site.seen().moments().clear();
        site.undo().run();
        site.runs().faults().clear();
        site.logs().silent(false);
        site.cluster().faults().clear();
    }
}
