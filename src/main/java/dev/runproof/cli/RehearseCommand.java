package dev.runproof.cli;

import dev.runproof.inventory.Environments;
import dev.runproof.model.ExitStatus;
import dev.runproof.run.Gatekeeper;
import dev.runproof.run.Procedure;
import dev.runproof.run.Procedures;
import dev.runproof.run.RunKind;
import dev.runproof.run.RunOrder;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rehearses procedures. */
@Command(
        name = "rehearse",
        header = {
            "Rehearse procedures, in a lab of their own unless an environment is named.",
            "",
            "Examples:",
            "  runproof rehearse --all",
            "  runproof rehearse --all --with-rollback",
            "  runproof rehearse opengauss",
            "  runproof rehearse opengauss -e staging.yaml",
            ""
        })
final class RehearseCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Parameters(paramLabel = "PROCEDURE", arity = "0..*", description = "Names of procedures, or paths to features.")
    private List<String> procedures = List.of();

    @Option(names = "--all", description = "Every procedure there is.")
    private boolean all;

    @Option(
            names = "--with-rollback",
            description = "Take each rehearsal that passed back again, where there is a way back.")
    private boolean withRollback;

    @Option(names = "--json", description = "Print each outcome as one JSON object.")
    private boolean json;

    RehearseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var known = new Procedures(Home.path());
        List<Procedure> chosen =
                all ? known.all() : procedures.stream().map(known::find).toList();
        if (chosen.isEmpty() && spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "name a procedure, or give --all");
        }
        Clock clock = Clock.systemUTC();
        int worst = ExitStatus.PASS.number();
        for (Procedure procedure : chosen) {
            String environment = target.given() ? target.name(procedure) : Environments.defaultFor(procedure.name());
            var order = new RunOrder(
                    RunKind.REHEARSE,
                    all ? procedure.name() : procedure.feature().toString(),
                    environment,
                    target.set(),
                    "");
            var launch = new Launch(console, clock, json);
            int status = withRollback
                    ? launch.thereAndBack(order, Gatekeeper.simulated(clock))
                    : launch.begin(order, null, Gatekeeper.simulated(clock));
            worst = worst == 0 ? status : worst;
        }
        return worst;
    }
}
