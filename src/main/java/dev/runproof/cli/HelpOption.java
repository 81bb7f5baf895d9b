package dev.runproof.cli;

import picocli.CommandLine.Option;

/** The help option that every command has. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean wanted;

    boolean wanted() {
        return wanted;
    }
}
