package dev.runproof.lab.host;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command of a simulated host that the lab answers, such as {@code ps} or {@code sudo}. */
@FunctionalInterface
public interface HostCommand {
    Ending run(ToolCall call, HostTerminal terminal) throws InterruptedException;

    /** How a call ends. */
    sealed interface Ending {}

    /** With an exit status. */
    record Exit(int status) implements Ending {}

    /** By a real program in the caller's place, whose exit status is the call's. */
    record Become(List<String> argv, Map<String, String> environment, Path directory) implements Ending {
        public Become {
            argv = List.copyOf(argv);
            environment = Map.copyOf(environment);
        }
    }

    static HostCommand of(Tool tool) {
        return (call, terminal) -> new Exit(tool.run(call, terminal));
    }
}
