package dev.runproof.cli;

import dev.runproof.inventory.EffectiveValue;
import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Environments;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Verdict;
import dev.runproof.run.Checkup;
import dev.runproof.run.SshOpening;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks over this machine and an environment. */
@Command(
        name = "doctor",
        header = {
            "Look over this machine and an environment; every host, database and console is tried.",
            "Names each effective value and where it came from.",
            "",
            "Examples:",
            "  runproof doctor",
            "  runproof doctor -e hosts-opengauss",
            ""
        })
final class DoctorCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "ENV",
            description = "Name of an environment, or path to its YAML file.")
    private String environment = "";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Override a variable of the environment.")
    private final Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<String> machine = List.of(
                "java     " + Runtime.version(),
                "home     " + Home.path(),
                "reports  " + Home.reports(),
                "agent    " + (System.getenv("SSH_AUTH_SOCK") == null ? "none (SSH_AUTH_SOCK is not set)" : "yes"));
        if (environment.isEmpty()) {
            if (json) {
                console.print(Json.line(new Told(machine, List.of(), List.of())));
            } else {
                machine.forEach(console::print);
            }
            console.next("runproof doctor -e ENV");
            return 0;
        }
        Environment read = new Environments(Home.path()).read(environment).with(set);
        List<Checkup.Found> found =
                read.makesLab() ? List.of() : new Checkup(new SshOpening(console.prompt(), console::tell)).of(read);
        if (json) {
            console.print(Json.line(new Told(machine, read.effective(), found)));
        } else {
            machine.forEach(console::print);
            read.effective().forEach(value -> console.print(value.toString()));
            read.warnings().forEach(warning -> console.tell("warning: " + warning));
            found.forEach(host -> console.print(
                    host.host() + ": " + host.verdict().toString().toLowerCase(Locale.ROOT) + ": " + host.told()));
            if (read.makesLab()) {
                console.tell("its hosts are made by a lab when a run begins; there is nothing to try now");
            }
        }
        Verdict worst = found.stream().map(Checkup.Found::verdict).reduce(Verdict.PASS, Verdict::and);
        return ExitStatus.of(worst).number();
    }

    /** What was found, for programs. */
    record Told(List<String> machine, List<EffectiveValue> values, List<Checkup.Found> hosts) {}
}
