package dev.runproof.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The top command. */
@Command(
        name = "runproof",
        mixinStandardHelpOptions = true,
        version = "runproof 0.1.0",
        header = {
            "Upgrade procedures as runs: read, rehearsed, approved, carried out, resumed, rolled back, proved.",
            "",
            "Examples:",
            "  runproof rehearse --all                       every procedure, in a lab on this machine",
            "  runproof plan opengauss -e hosts-opengauss    the exact commands; changes nothing",
            "  runproof run opengauss -e hosts-opengauss     the real thing, audited",
            "  runproof resume latest                        after a failure, Ctrl-C or a lost machine",
            ""
        },
        footer = {
            "",
            "Exit status: 0 pass, 1 a check failed, 2 something is unknown, 3 blocked, 4 nothing was run, 64 usage,",
            "65 input not understood, 69 something needed is not there, 70 internal, 75 another run holds the cluster,",
            "77 refused, 78 environment file, 130 interrupted and safe to resume."
        })
final class Runproof implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
        return 0;
    }
}
