package dev.runproof.lab.oms;

import dev.runproof.lab.oms.Moments.Act;
import dev.runproof.lab.oms.docker.EngineFaults;
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
        Stream.of(HealthyScenarios.LIST, ConsoleScenarios.LIST, FileScenarios.LIST, ContainerScenarios.LIST)
                .flatMap(List::stream)
                .forEach(scenario -> all.put(scenario.id(), scenario));
        return all;
    }

    static Map<String, String> sentences() {
        var sentences = new LinkedHashMap<String, String>();
        ALL.values().forEach(scenario -> sentences.put(scenario.id(), scenario.sentence()));
        return sentences;
    }

    static void plant(
            String fault, OmsSite site, Installation installation, Optional<HostName> host, Optional<String> at) {
        Scenario scenario = ALL.get(fault);
        if (scenario == null) {
            throw new IllegalArgumentException("there is no scenario " + fault
                    + DidYouMean.nearest(fault, ALL.keySet())
                            .map(known -> "; did you mean " + known + "?")
                            .orElse("")
                    + "; 'lab fault " + site.settings().procedure().product() + "' lists those that can be planted");
        }
        host.ifPresent(site::station);
        Optional<Act> act = at.isPresent() ? Steps.act(site.settings().procedure(), at.get()) : scenario.natural();
        var planting = new Planting(fault, site, installation, host);
        scenario.check().on(planting);
        if (act.isPresent()) {
            // The host names where it acts; it begins with the act wherever that is seen first.
            site.moments()
                    .once(act.get(), Optional.empty(), () -> scenario.deed().on(planting));
        } else {
            scenario.deed().on(planting);
        }
    }

    static void clear(OmsSite site) {
        site.moments().clear();
        site.undo().run();
        site.faults().clear();
        site.stations().forEach(station -> station.engine().planted().ifPresent(EngineFaults::clear));
    }
}
