package dev.runproof.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The help texts as files, which the launcher prints without starting a JVM.
 *
 * <p>One page a command, {@code runproof.txt}, {@code lab.txt}, {@code lab-up.txt}, and {@code version.txt}.
 */
public final class HelpPages {
    private HelpPages() {}

    /** Writes all pages into the directory that the one argument names. */
    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        for (var page : pages().entrySet()) {
            Files.writeString(directory.resolve(page.getKey() + ".txt"), page.getValue());
        }
    }

    /** The pages by name, from the model of the command line itself. */
    static Map<String, String> pages() {
        var nowhere = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        CommandLine top = Main.commandLine(new Console(InputStream.nullInputStream(), nowhere, nowhere));
        var pages = new TreeMap<String, String>();
        pages.put("runproof", top.getUsageMessage(Ansi.OFF));
        pages.put(
                "version",
                String.join(System.lineSeparator(), top.getCommandSpec().version()) + System.lineSeparator());
        collect("", top, pages);
        return pages;
    }

    private static void collect(String prefix, CommandLine parent, Map<String, String> pages) {
        parent.getSubcommands().forEach((name, command) -> {
            pages.put(prefix + name, command.getUsageMessage(Ansi.OFF));
            collect(prefix + name + "-", command, pages);
        });
    }
}
