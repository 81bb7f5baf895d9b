package dev.runproof.lab;

import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One invocation of a simulated tool on a simulated host.
 *
 * @param user the account that called it
 * @param program the path by which it was called; its bytes may say which version it is
 * @param argv the words of the call, the tool's name first
 * @param environment what the caller exported
 * @param pid the process id of the launcher on the host
 */
public record ToolCall(
        HostName host,
        String user,
        Path program,
        List<String> argv,
        Path workingDirectory,
        Map<String, String> environment,
        long pid) {
    public ToolCall {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** An exported variable, empty text when it is not set or empty. */
    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
