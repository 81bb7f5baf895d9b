package dev.runproof.cli;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import dev.runproof.run.Procedures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a lab. */
@Command(
        name = "up",
        header = {
            "Start a lab; it stays up in the background.",
            "",
            "Examples:",
            "  runproof lab up opengauss",
            "  runproof lab up opengauss --nodes 9 --zones 2 --om-version 5.0.0 --speed 1 --json",
            "  runproof lab up openmldb --nodes 3 --nameservers 2 --tables 4 --json",
            "  runproof lab up oms-4.2.9 --option regions=2 --json",
            "  runproof lab up opengauss --containers --speed 1",
            ""
        })
final class LabUpCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = "PROCEDURE", description = "The procedure whose product is simulated.")
    private String procedure = "";

    @Option(
            names = "--nodes",
            paramLabel = "1..9",
            description = "Simulated hosts; openmldb: tablets. Default: 3, for OMS 1 or 2.")
    private @Nullable Integer nodes;

    @Option(names = "--zones", paramLabel = "1|2", description = "Availability zones. Default: 1.")
    private int zones = 1;

    @Option(names = "--om-version", paramLabel = "V", description = "Version of the simulated operation manager.")
    private String omVersion = "";

    @Mixin
    private final OpenMldbLabOptions openmldb = new OpenMldbLabOptions();

    @Option(names = "--speed", paramLabel = "N", description = "Lab time runs N times faster. Default: 40.")
    private double speed = LabSpec.DEFAULT_SPEED;

    @Option(names = "--containers", description = "Hosts are containers, which needs a Docker engine.")
    private boolean containers;

    @Option(names = "--shell", paramLabel = "bash|dash|busybox", description = "Login shell in containers.")
    private @Nullable String shell;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where the lab lives; absent or empty.")
    private @Nullable Path directory;

    @Option(names = "--option", paramLabel = "KEY=VALUE", description = "A setting of the simulated product.")
    private final Map<String, String> options = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    LabUpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var all = new LinkedHashMap<>(options);
        if (zones != 1) {
            all.put("zones", Integer.toString(zones));
        }
        if (!omVersion.isEmpty()) {
            all.put("om-version", omVersion);
        }
        openmldb.addTo(all);
        LabSpec wanted;
        try {
            LabSpec usual = LabSpec.of(procedure).atSpeed(speed).withOptions(all);
            if (containers) {
                usual = usual.ofKind(LabKind.CONTAINERS).withShell(Optional.ofNullable(shell));
            }
            wanted = nodes == null ? usual : usual.withNodes(nodes);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(), String.valueOf(wrong.getMessage()));
        }
        LabHandle lab = Labs.ofThisUser().up(directory == null ? wanted : wanted.in(directory));
        LabDescription description = lab.description();
        if (json) {
            console.print(Json.line(description));
            return 0;
        }
        description
                .hosts()
                .forEach(host -> console.print(host.name() + "  " + host.user() + "@" + host.address() + " port "
                        + host.port() + "  " + host.roles()));
        description
                .databases()
                .forEach(database -> console.print(database.name() + "  " + database.user() + " at "
                        + database.address() + " port " + database.port()));
        description.consoles().forEach(page -> console.print(page.name() + "  " + page.url()));
        console.print("environment  " + lab.environment());
        lab.notReproduced().forEach(sentence -> console.tell("not reproduced: " + sentence));
        var next = new ArrayList<>(
                List.of("runproof lab ssh " + description.hosts().get(0).name()));
        // A product may have labs before it has a procedure.
        if (new Procedures(Home.path())
                .all().stream().anyMatch(known -> known.name().equals(procedure))) {
            next.add("runproof run " + procedure + " -e " + lab.environment());
        }
        next.add("runproof lab down " + lab.name());
        console.next(next);
        return 0;
    }
}
