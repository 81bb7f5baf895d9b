package dev.runproof.lab.openmldb.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What scenarios have changed in the behaviour of a cluster. */
final class Switches {
    /** A command of the client that is refused some times with this text. */
    record Refusal(String command, String text, int times) {}

    /** So many entries a replica lacks after it was loaded, and within which time it takes them over, or never. */
    record Behind(long entries, Optional<Duration> within) {}

    private final Map<OpFault, Integer> opFaults = new LinkedHashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Set<Component> neverRegister = new HashSet<>();
    private final Map<Component, Duration> slowRegistration = new HashMap<>();
    private final Map<String, Behind> behindAfterLoading = new HashMap<>();
    private final Set<String> full = new HashSet<>();
    private final Set<String> silentTablets = new HashSet<>();
    private final Map<String, String> batchVersions = new HashMap<>();

    Switches() {}

    void add(OpFault fault) {
        fault.at();
        opFaults.put(fault, 0);
    }

    /** Counts this operation, and says what befalls it. */
    Optional<OpFault> befalls(Op op) {
        Optional<OpFault> found = Optional.empty();
        for (Map.Entry<OpFault, Integer> each : opFaults.entrySet()) {
            OpFault fault = each.getKey();
            if (fault.isFor(op)) {
                int number = each.getValue();
                each.setValue(number + 1);
                if (number >= fault.after() && number - fault.after() < fault.times()) {
                    found = Optional.of(fault);
                }
            }
        }
        return found;
    }

    void refuse(String command, String text, int times) {
        refusals.add(new Refusal(command, text, times));
    }

    /** The text with which this call is refused, counted. */
    Optional<String> refusal(String command) {
        for (int i = 0; i < refusals.size(); i++) {
            Refusal refusal = refusals.get(i);
            if (refusal.command().equals(command)) {
                if (refusal.times() == 1) {
                    refusals.remove(i);
                } else {
                    refusals.set(i, new Refusal(command, refusal.text(), refusal.times() - 1));
                }
                return Optional.of(refusal.text());
            }
        }
        return Optional.empty();
    }

    Set<Component> neverRegister() {
        return neverRegister;
    }

    Map<Component, Duration> slowRegistration() {
        return slowRegistration;
    }

    /** By endpoint of the tablet that loads. */
    Map<String, Behind> behindAfterLoading() {
        return behindAfterLoading;
    }

    /** Tablets that take no further partition. */
    Set<String> full() {
        return full;
    }

    /** Tablets that are registered and do not answer. */
    Set<String> silentTablets() {
        return silentTablets;
    }

    /** What the taskmanager at an endpoint says of its Spark, where that is not its own version. */
    Map<String, String> batchVersions() {
        return batchVersions;
    }

    void clear() {
        opFaults.clear();
        refusals.clear();
        neverRegister.clear();
        slowRegistration.clear();
        behindAfterLoading.clear();
        full.clear();
        silentTablets.clear();
        batchVersions.clear();
    }
}
