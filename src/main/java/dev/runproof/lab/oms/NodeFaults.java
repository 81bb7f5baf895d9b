package dev.runproof.lab.oms;

import dev.runproof.model.HostName;
import dev.runproof.model.ProductVersion;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What goes wrong in OMS itself because it was planted. */
final class NodeFaults {
    private volatile Optional<ProductVersion> deadConsole = Optional.empty();
    private final Set<HostName> silent = ConcurrentHashMap.newKeySet();
    private final Set<HostName> deaf = ConcurrentHashMap.newKeySet();
    private final Set<HostName> neverStarts = ConcurrentHashMap.newKeySet();
    private final Map<HostName, Duration> clockAhead = new ConcurrentHashMap<>();
    private final AtomicBoolean modifyIsLost = new AtomicBoolean();
    private volatile InitFaults init = InitFaults.NONE;
    private volatile Duration slowConsole = Duration.ZERO;
    private final AtomicBoolean apiClosed = new AtomicBoolean();
    private volatile ComponentFaults components = ComponentFaults.NONE;

    /** The console of this version ends as soon as it is started. */
    void killConsole(ProductVersion version) {
        this.deadConsole = Optional.of(version);
    }

    boolean deadConsole(ProductVersion version) {
        return deadConsole.equals(Optional.of(version));
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
        this.init = faults;
    }

    InitFaults init() {
        return init;
    }

    /** How long a console that runs answers 502 all the same. */
    void slowConsole(Duration by) {
        this.slowConsole = by;
    }

    Duration slowConsole() {
        return slowConsole;
    }

    void closeApi() {
        apiClosed.set(true);
    }

    boolean apiClosed() {
        return apiClosed.get();
    }

    void components(ComponentFaults faults) {
        this.components = faults;
    }

    ComponentFaults components() {
        return components;
    }

    void clear() {
        this.deadConsole = Optional.empty();
        silent.clear();
        deaf.clear();
        neverStarts.clear();
        clockAhead.clear();
        modifyIsLost.set(false);
        this.init = InitFaults.NONE;
        this.slowConsole = Duration.ZERO;
        apiClosed.set(false);
        this.components = ComponentFaults.NONE;
    }
}
