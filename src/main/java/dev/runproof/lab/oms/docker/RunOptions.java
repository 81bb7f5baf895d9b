package dev.runproof.lab.oms.docker;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Options of {@code docker run} that change how a container is started or shown, and nothing else of a lab.
 *
 * @param user empty text when none was given
 * @param memoryBytes 0 when none were given; no process is held to it
 * @param nanoCpus a thousand-millionth of a processor; 0 when none were given
 */
record RunOptions(
        Map<String, String> labels, Optional<String> entrypoint, String user, long memoryBytes, long nanoCpus) {
    private static final long LEAST_MEMORY = 6L << 20;
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?([kmgt]?)(i?b)?");
    private static final int NANO = 9;

    RunOptions {
        labels = Map.copyOf(labels);
    }

    static RunOptions of(Flags flags) {
        if (flags.has("rm") && !flags.given("restart").orElse("no").equals("no")) {
            throw new Flags.Unusable("Conflicting options: --restart and --rm");
        }
        var labels = new TreeMap<String, String>();
        for (String label : flags.all("label")) {
            String[] parts = label.split("=", 2);
            labels.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return new RunOptions(
                labels,
                flags.given("entrypoint"),
                flags.value("user").orElse(""),
                flags.value("memory").map(RunOptions::bytes).orElse(0L),
                flags.value("cpus").map(RunOptions::nanoCpus).orElse(0L));
    }

    private static long bytes(String text) {
        Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw Flags.Unknown.value("-m, --memory", text, "invalid size: '" + text + "'");
        }
        int power = size.group(2).isEmpty() ? 0 : 1 + "kmgt".indexOf(size.group(2));
        long bytes = (long) (Double.parseDouble(size.group(1)) * (1L << (10 * power)));
        if (bytes > 0 && bytes < LEAST_MEMORY) {
            throw new DaemonError("Minimum memory limit allowed is 6MB");
        }
        return bytes;
    }

    private static long nanoCpus(String text) {
        try {
            return new BigDecimal(text).movePointRight(NANO).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw Flags.Unknown.value("--cpus", text, "failed to parse " + text + " as a rational number");
        }
    }

    /**
     * The variables of {@code --env-file} and {@code -e}; a name alone has no value here.
     *
     * @param directory in which the caller is
     */
    static List<String> environment(Flags flags, Path directory) {
        var environment = new ArrayList<String>();
        for (String file : flags.all("env-file")) {
            try (var lines = Files.lines(directory.resolve(file))) {
                lines.map(String::stripLeading)
                        .filter(line -> line.contains("=") && !line.startsWith("#"))
                        .forEach(environment::add);
            } catch (IOException e) {
                throw new Flags.Unusable("open " + file + ": no such file or directory");
            }
        }
        for (String variable : flags.all("env")) {
            if (variable.startsWith("=")) {
                throw Flags.Unknown.value("-e, --env", variable, "invalid environment variable: " + variable);
            }
            environment.add(variable);
        }
        return List.copyOf(environment);
    }
}
