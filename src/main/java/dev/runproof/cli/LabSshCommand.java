package dev.runproof.cli;

import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens an ordinary ssh to a host of a lab. */
@Command(
        name = "ssh",
        header = {
            "Log in to a host of a lab with this machine's own ssh.",
            "",
            "Examples:",
            "  runproof lab ssh node2",
            "  runproof lab ssh node2 --user root -- cat /etc/hosts",
            ""
        })
final class LabSshCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = "HOST", description = "The host's name.")
    private String host = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "COMMAND", description = "What to run there.")
    private List<String> command = List.of();

    @Option(names = "--lab", paramLabel = "LAB", description = "The lab; not needed when one is up.")
    private String lab = "";

    @Option(names = "--user", paramLabel = "USER", description = "The account; by default the cluster user.")
    private String user = "";

    LabSshCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        LabHandle chosen = lab.isEmpty() ? only() : LabCommand.find(lab);
        List<String> words = chosen.ssh(host, user.isEmpty() ? Optional.empty() : Optional.of(user), command);
        console.out().flush();
        return new ProcessBuilder(words).inheritIO().start().waitFor();
    }

    /** The only lab that is up, or the only one that has a host of this name. */
    private LabHandle only() {
        List<LabHandle> having = Labs.ofThisUser().list().stream()
                .filter(each -> each.description().hosts().stream()
                        .anyMatch(one -> one.name().equals(host)))
                .toList();
        return having.size() == 1 ? having.get(0) : LabCommand.find("");
    }
}
