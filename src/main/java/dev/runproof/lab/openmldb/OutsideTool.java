package dev.runproof.lab.openmldb;

import dev.runproof.lab.SimulatedHost.Caller;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.openmldb.ops.OperationTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Knows the product's own operation tool, run by a program of this machine, by the words of the process that calls the client.
 *
 * <p>What it is asked to do tells which documented step has begun, as with the hosts' own operation tool; its questions to
 * the client are not those of an operator.
 */
final class OutsideTool {
    private static final Pattern INTERPRETER = Pattern.compile("(?:.*/)?python[0-9.]*");
    private static final Pattern SCRIPT = Pattern.compile("(?:.*/)?openmldb_ops[^/]*\\.py");

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
            Optional<List<String>> arguments = arguments(caller.argv());
            if (arguments.isPresent()) {
                if (known.add(caller)) {
                    seen.operation(OperationTool.asked(arguments.get()));
                }
                return true;
            }
        }
        return false;
    }

    /** The words behind the tool's own name; empty for another program. */
    private static Optional<List<String>> arguments(List<String> argv) {
        if (argv.isEmpty() || !INTERPRETER.matcher(argv.get(0)).matches()) {
            return Optional.empty();
        }
        return IntStream.range(1, argv.size())
                .filter(i -> SCRIPT.matcher(argv.get(i)).matches())
                .mapToObj(i -> argv.subList(i + 1, argv.size()))
                .findFirst();
    }
}
