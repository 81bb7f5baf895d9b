package dev.runproof.lab.openmldb;

import dev.runproof.model.HostName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Tells by the tools that are called which documented step has been reached. */
final class Seen {
    private static final Map<String, String> STOPS =
            Map.of("nameserver", "OM-1", "tablet", "OM-7", "taskmanager", "OM-17", "apiserver", "OM-21");
    private static final Map<String, List<String>> AFTER_STOPS = Map.of(
            "nameserver",
            List.of("OM-2", "OM-3"),
            "tablet",
            List.of("OM-8", "OM-9", "OM-S4"),
            "taskmanager",
            List.of("OM-18", "OM-19"),
            "apiserver",
            List.of("OM-22", "OM-23"));
    private static final Map<String, String> STARTS =
            Map.of("nameserver", "OM-4", "tablet", "OM-10", "taskmanager", "OM-20", "apiserver", "OM-24");
    private static final Map<String, String> OPERATIONS =
            Map.of("pre-upgrade", "OM-6", "recoverdata", "OM-11", "post-upgrade", "OM-12", "showopstatus", "OM-13");

    private final Moments moments;
    private final BooleanSupplier tabletsAreNew;
    private boolean shown;

    /** @param tabletsAreNew whether every tablet runs the new release */
    Seen(Moments moments, BooleanSupplier tabletsAreNew) {
        this.moments = moments;
        this.tabletsAreNew = tabletsAreNew;
    }

    Moments moments() {
        return moments;
    }

    void client(List<String> arguments) {
        moments.come("OM-S1", Optional.empty());
        if (arguments.stream().anyMatch(word -> word.startsWith("--cmd=gettablestatus"))) {
            moments.come("OM-S2", Optional.empty());
        }
    }

    void stop(HostName host, String component) {
        come(STOPS, component, host);
    }

    void stopped(HostName host, String component) {
        AFTER_STOPS.getOrDefault(component, List.of()).forEach(step -> moments.come(step, Optional.of(host)));
    }

    void start(HostName host, String component) {
        come(STARTS, component, host);
    }

    void started(HostName host, String component) {
        if (component.equals("tablet")) {
            moments.come("OM-S5", Optional.of(host));
        }
    }

    private void come(Map<String, String> steps, String component, HostName host) {
        Optional.ofNullable(steps.get(component)).ifPresent(step -> moments.come(step, Optional.of(host)));
    }

    /** Shown twice with nothing managed in between, and every tablet is new: that is the look after the writes' resume. */
    synchronized void operation(String command) {
        Optional.ofNullable(OPERATIONS.get(command)).ifPresent(step -> moments.come(step, Optional.empty()));
        if (command.equals("showtablestatus")) {
            moments.come(shown && tabletsAreNew.getAsBoolean() ? "OM-16" : "OM-14", Optional.empty());
            shown = true;
        } else if (!command.startsWith("show")) {
            shown = false;
        }
    }

    void maven() {
        moments.come("OM-25", Optional.empty());
    }

    void pip() {
        moments.come("OM-26", Optional.empty());
    }
}
