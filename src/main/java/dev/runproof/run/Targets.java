package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import dev.runproof.inventory.Lab;
import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import dev.runproof.lab.process.Simulations;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import dev.runproof.report.AllureReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Binds environments to hosts that exist: real ones as they are, labs by making them. */
public final class Targets {
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private Targets() {}

    /**
     * An environment whose hosts exist.
     *
     * @param file the file of the lab that was made for the run; empty when none was
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
        return environment.makesLab() && !environment.ofImages()
                ? environment.foreseen(Labs.clusterUser(environment.procedure()))
                : environment;
    }

    /** What a lab that is made for the environment does otherwise than commands of a plan say, a sentence each. */
    public static List<String> deviations(Environment environment) {
        return environment.makesLab() && !environment.ofImages()
                ? Simulations.named(environment.procedure())
                        .deviations(
                                Simulations.settings(spec(environment, "plan").in(Path.of("/"))))
                : List.of();
    }

    static Bound bind(Environment environment, String runId) {
        if (!environment.makesLab()) {
            return held(environment);
        }
        // The lab comes up in a process of its own meanwhile.
        AllureReport.loadAhead();
        List<PlantedFault> faults = PlantedFault.of(environment.lab().orElseThrow());
        LabHandle lab = Labs.ofThisUser().up(spec(environment, runId).ownedBy(owner(runId)));
        try {
            faults.forEach(fault -> lab.plant(fault.fault(), fault.host(), fault.at()));
        } catch (Failure notPlanted) {
            lab.down();
            throw notPlanted;
        }
        return new Bound(
                inLab(environment, lab.description()),
                Optional.of(lab.environment().toString()),
                lab::down);
    }

    /** Hosts that are there before and after: nothing has to be done in the end. */
    static Bound held(Environment environment) {
        return new Bound(environment, Optional.empty(), () -> {});
    }

    /** The environment on the hosts of a lab that was made for it, as that lab's own file tells them. */
    static Environment inLab(Environment environment, Environment lab) {
        return environment.inLab(lab.hosts(), lab.services(), lab.variables());
    }

    /** The environment of a run that goes on; a lab that was made for it is taken over and ends with it. */
    static Bound takeOver(Environment environment, String runId) {
        Optional<LabHandle> lab = Labs.ofThisUser().find(runId);
        lab.ifPresent(mine -> mine.takenOverBy(owner(runId)));
        return new Bound(environment, Optional.empty(), () -> lab.ifPresent(LabHandle::down));
    }

    /** The name of the lab whose environment file this is, when file and lab are no more. */
    static Optional<String> labThatEnded(String environment) {
        Path file = Path.of(environment);
        boolean ofALab = file.isAbsolute() && file.endsWith(LabHandle.ENVIRONMENT);
        return ofALab && Files.notExists(file)
                ? Optional.ofNullable(file.getParent()).map(directory -> String.valueOf(directory.getFileName()))
                : Optional.empty();
    }

    private static LabSpec.Owner owner(String runId) {
        return new LabSpec.Owner(runId, ProcessHandle.current().pid());
    }

    private static LabSpec spec(Environment environment, String name) {
        if (environment.ofImages()) {
            return RealHosts.spec(environment, name);
        }
        Lab lab = environment.lab().orElseThrow();
        var options = new HashMap<String, String>();
        if (lab.zones() > 1) {
            options.put("zones", Integer.toString(lab.zones()));
        }
        // Options of a lab are spelled as on the command line: oldVersion is old-version there.
        var settings = new HashMap<>(lab.settings());
        // Not the product's: every container lab has it.
        var shell = Optional.ofNullable(settings.remove("shell"));
        settings.forEach((key, value) ->
                options.put(CAPITAL.matcher(key).replaceAll("-$0").toLowerCase(Locale.ROOT), value));
        options.remove(PlantedFault.SETTING);
        return LabSpec.of(environment.procedure())
                .ofKind(LabKind.valueOf(lab.kind().name()))
                .withShell(shell)
                .named(name)
                .withNodes(lab.nodes())
                .atSpeed(lab.speed())
                .withOptions(options);
    }

    private static Environment inLab(Environment environment, LabDescription lab) {
        if (environment.ofImages()) {
            return RealHosts.inLab(environment, lab);
        }
        return environment.inLab(hosts(lab), LabServices.of(lab), Map.copyOf(lab.variables()));
    }

    private static List<Host> hosts(LabDescription lab) {
        return lab.hosts().stream()
                .map(host -> Host.ofLab(
                        new HostName(host.name()),
                        host.address(),
                        host.port(),
                        host.user(),
                        Path.of(host.identity()),
                        host.hostKey(),
                        new LinkedHashSet<>(host.roles())))
                .toList();
    }
}
