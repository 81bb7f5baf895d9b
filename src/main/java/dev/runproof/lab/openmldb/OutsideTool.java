package dev.runproof.lab.openmldb;

import dev.runproof.lab.SimulatedHost.Caller;
import dev.runproof.lab.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/**
 * Knows the product's own operation tool, run by a program of this machine, by the words of the process that calls the client.
 *
 * <p>What it is asked to do tells which documented step has begun, as with the hosts' own operation tool; its questions to
 * the client are not those of an operator.
 */
final class OutsideTool {
    private static final Pattern INTERPRETER = Pattern.compile("(?:.*/)?python[0-9.]*");
    private static final Pattern SCRIPT = Pattern.compile("(?:.*/)?openmldb_ops[^/]*\\.py");
    private static final String COMMAND = "--cmd";

    private final Path client;
    private final Seen seen;
    private final Set<Caller> known = ConcurrentHashMap.newKeySet();

    /** @param client the one for programs outside of the hosts; nobody on a host calls it */
    OutsideTool(Path client, Seen seen) {
        this.client = client;
        this.seen = seen;
    }

    /**
     * Whether the operation tool makes this call of the client; the first one of each of its processes tells the step.
     *
     * @param callers the processes from which a launcher descends
     */
    boolean makes(ToolCall call, LongFunction<List<Caller>> callers) {
        return isOutside(call) && makes(callers.apply(call.pid()));
    }

    private boolean isOutside(ToolCall call) {
        try {
            return Files.isSameFile(call.workingDirectory().resolve(call.program()), client);
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean makes(List<Caller> callers) {
        for (Caller caller : callers) {
            if (isTheTool(caller.argv())) {
                if (known.add(caller)) {
                    seen.operation(command(caller.argv()).orElse(""));
                }
                return true;
            }
        }
        return false;
    }

    private static boolean isTheTool(List<String> argv) {
        return !argv.isEmpty()
                && INTERPRETER.matcher(argv.get(0)).matches()
                && argv.stream().anyMatch(word -> SCRIPT.matcher(word).matches());
    }

    private static Optional<String> command(List<String> argv) {
        for (int i = 0; i < argv.size(); i++) {
            if (argv.get(i).startsWith(COMMAND + "=")) {
                return Optional.of(argv.get(i).substring(COMMAND.length() + 1));
            }
            if (argv.get(i).equals(COMMAND) && i + 1 < argv.size()) {
                return Optional.of(argv.get(i + 1));
            }
        }
        return Optional.empty();
    }
}
