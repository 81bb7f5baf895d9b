package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabHandle;
import dev.runproof.lab.embedded.Labs;
import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds environments to hosts that exist: real ones as they are, labs by making them. */
public final class Targets {
    private Targets() {}

    /**
     * An environment whose hosts exist.
     *
     * @param file the environment's own file when a lab was made for the run; empty otherwise
     * @param end what has to be done once the run is over
     */
    record Bound(Environment environment, Optional<String> file, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /** The environment as it will be, for a plan: a lab's hosts are foreseen, none is made. */
    public static Environment foreseen(Environment environment) {
        if (!environment.makesLab()) {
            return environment;
        }
        return inLab(environment, Labs.foresee(spec(environment, "foreseen")));
    }

    static Bound bind(Environment environment, String runId) {
        if (!environment.makesLab()) {
            return new Bound(environment, Optional.empty(), () -> {});
        }
        LabHandle lab = Labs.up(spec(environment, runId));
        return new Bound(
                inLab(environment, lab.description()),
                Optional.of(lab.environmentFile().toString()),
                lab::down);
    }

    /** The environment of a run that goes on; a lab that was made for it is taken over. */
    static Bound takeOver(Environment environment, String runId) {
        return Labs.ownedBy(runId)
                .map(lab -> new Bound(environment, Optional.empty(), lab::down))
                .orElseGet(() -> new Bound(environment, Optional.empty(), () -> {}));
    }

    private static LabSpec spec(Environment environment, String runId) {
        var lab = environment.lab().orElseThrow();
        return LabSpec.of(environment.procedure());
    }

    private static Environment inLab(Environment environment, LabDescription lab) {
        List<Host> hosts = lab.hosts().stream()
                .map(host -> Host.ofLab(
                        new HostName(host.name()),
                        host.address(),
                        host.port(),
                        host.user(),
                        Path.of(host.identity()),
                        host.hostKey(),
                        new LinkedHashSet<>(host.roles())))
                .toList();
        return environment.inLab(hosts, Map.copyOf(lab.variables()));
    }
}
