package dev.runproof.lab.oms;

import dev.runproof.model.HostName;
import dev.runproof.model.ProductVersion;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What goes wrong in OMS itself because it was planted. */
final class NodeFaults {
    private final AtomicReference<Optional<ProductVersion>> deadConsole = new AtomicReference<>(Optional.empty());
    private final Set<HostName> silent = ConcurrentHashMap.newKeySet();
    private final Set<HostName> deaf = ConcurrentHashMap.newKeySet();
    private final Set<HostName> neverStarts = ConcurrentHashMap.newKeySet();
    private final Map<HostName, Duration> clockAhead = new ConcurrentHashMap<>();
    private final AtomicBoolean modifyIsLost = new AtomicBoolean();
    private final AtomicReference<InitFaults> init = new AtomicReference<>(InitFaults.NONE);
    private final AtomicReference<Duration> slowConsole = new AtomicReference<>(Duration.ZERO);
    private final AtomicBoolean apiClosed = new AtomicBoolean();
    private final AtomicReference<ComponentFaults> components = new AtomicReference<>(ComponentFaults.NONE);

    /** The console of this version ends as soon as it is started. */
    void killConsole(ProductVersion version) {
        deadConsole.set(Optional.of(version));
    }

    boolean deadConsole(ProductVersion version) {
        return deadConsole.get().equals(Optional.of(version));
    }

    /** The supervisors of a host write no heartbeats. */
    void silence(HostName host) {
        silent.add(host);
    }

    boolean silent(HostName host) {
        return silent.contains(host);
    }

    /** Containers of a host do not hear that they are to end. */
    void deafen(HostName host) {
        deaf.add(host);
    }

    boolean deaf(HostName host) {
        return deaf.contains(host);
    }

    /** The programs of a host stay where they are when a container starts. */
    void keepDown(HostName host) {
        neverStarts.add(host);
    }

    boolean keptDown(HostName host) {
        return neverStarts.contains(host);
    }

    void setAhead(HostName host, Duration by) {
        clockAhead.put(host, by);
    }

    Duration ahead(HostName host) {
        return clockAhead.getOrDefault(host, Duration.ZERO);
    }

    /** The dialog of a parameter has no effect. */
    void loseModifications() {
        modifyIsLost.set(true);
    }

    boolean modifyIsLost() {
        return modifyIsLost.get();
    }

    void init(InitFaults faults) {
        init.set(faults);
    }

    InitFaults init() {
        return init.get();
    }

    /** How long a console that runs answers 502 all the same. */
    void slowConsole(Duration by) {
        slowConsole.set(by);
    }

    Duration slowConsole() {
        return slowConsole.get();
    }

    void closeApi() {
        apiClosed.set(true);
    }

    boolean apiClosed() {
        return apiClosed.get();
    }

    void components(ComponentFaults faults) {
        components.set(faults);
    }

    ComponentFaults components() {
        return components.get();
    }

    void clear() {
        deadConsole.set(Optional.empty());
        silent.clear();
        deaf.clear();
        neverStarts.clear();
        clockAhead.clear();
        modifyIsLost.set(false);
        init.set(InitFaults.NONE);
        slowConsole.set(Duration.ZERO);
        apiClosed.set(false);
        components.set(ComponentFaults.NONE);
    }
}
