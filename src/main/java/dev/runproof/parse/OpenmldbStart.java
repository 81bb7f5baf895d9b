package dev.runproof.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code start.sh} did, by its text: its exit status says nothing.
 *
 * @param outcome of the last action, or {@code refused} when the script did nothing
 * @param message the line of a refusal, else null
 * @param actions one, or a stop and a start for a restart; none when refused
 */
public record OpenmldbStart(String outcome, @Nullable String message, List<Action> actions) {
    static final String TOOL = "start.sh";
    static final String REFUSED = "refused";

    public OpenmldbStart {
        actions = List.copyOf(actions);
    }

    /**
     * @param action {@code start} or {@code stop}
     * @param outcome {@code started}, {@code alreadyRunning}, {@code failed}, {@code stopped} or {@code nothingToStop}
     * @param pid of the component, as the script printed it; null when it printed none
     * @param monPid of its watchdog, null without one
     * @param retries how often the component did not answer yet
     * @param sparkHome of the taskmanager, empty when it is not set; null when not printed
     * @param message the line that tells why the outcome is none of the good ones, else null
     */
    public record Action(
            String action,
            String component,
            String outcome,
            @Nullable Long pid,
            @Nullable Long monPid,
            long retries,
            @Nullable String sparkHome,
            @Nullable String message) {}

    /**
     * Reads the whole output, with or without what the script wrote to stderr.
     *
     * @throws dev.runproof.model.OutputFormatException at the first line that such an output cannot have
     */
    public static OpenmldbStart parse(String output) {
        return new StartReader(new LineReader(TOOL, OutputLines.of(output))).read();
    }
}
