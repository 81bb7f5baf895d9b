package dev.runproof.lab.openmldb;

import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.lab.openmldb.cluster.Component;
import dev.runproof.lab.openmldb.cluster.Timings;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What befalls components of the new release when they are started; the old release starts well. */
final class StartFaults {
    private static final Duration NEVER = Duration.ofDays(3650);

    private final OpenMldbSettings settings;
    private final Set<Component> endAtOnce = ConcurrentHashMap.newKeySet();
    private final Set<Component> neverRegister = ConcurrentHashMap.newKeySet();
    private final Set<Component> showOldVersion = ConcurrentHashMap.newKeySet();
    private final Set<Component> delayed = ConcurrentHashMap.newKeySet();

    StartFaults(OpenMldbSettings settings) {
        this.settings = settings;
    }

    Set<Component> endAtOnce() {
        return endAtOnce;
    }

    Set<Component> neverRegister() {
        return neverRegister;
    }

    Set<Component> showOldVersion() {
        return showOldVersion;
    }

    private boolean isNew(String version) {
        return version.startsWith(settings.target().numbers() + "-");
    }

    boolean endsAtOnce(Component component, String version) {
        return endAtOnce.contains(component) && isNew(version);
    }

    /** The version that a process tells. */
    String shown(Component component, String version) {
        return showOldVersion.contains(component) && isNew(version)
                ? settings.installed().full()
                : version;
    }

    /** Before a component is started: whether it will register. */
    void prepare(Cluster cluster, Component component, String version) {
        if (neverRegister.contains(component) && isNew(version)) {
            cluster.faults().registrationTakes(component, NEVER);
            delayed.add(component);
        } else if (delayed.remove(component)) {
            cluster.faults().registrationTakes(component, Timings.standard().registration());
        }
    }

    void clear() {
        endAtOnce.clear();
        neverRegister.clear();
        showOldVersion.clear();
    }
}
