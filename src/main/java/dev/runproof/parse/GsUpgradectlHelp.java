package dev.runproof.parse;

import java.util.List;

/**
 * The help text of {@code gs_upgradectl}.
 *
 * @param summary its first line
 * @param subcommands the values that the option {@code -t} takes, as its description lists them
 */
public record GsUpgradectlHelp(String summary, List<String> usage, List<HelpOption> options, List<String> subcommands) {
    private static final String TOOL = "gs_upgradectl --help";

    public GsUpgradectlHelp {
        usage = List.copyOf(usage);
        options = List.copyOf(options);
        subcommands = List.copyOf(subcommands);
    }

    /**
     * Reads the whole output.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static GsUpgradectlHelp parse(String output) {
        return new HelpReader(new LineReader(TOOL, OutputLines.of(output))).read();
    }
}
