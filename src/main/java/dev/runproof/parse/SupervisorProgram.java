package dev.runproof.parse;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A program under supervisord, from the line that {@code supervisorctl status} prints for it.
 *
 * @param state RUNNING says that it has lived for its {@code startsecs}, 10 s in OMS images, not that it serves
 * @param pid of a running program, else null
 * @param uptimeSeconds of a running program, else null
 * @param description the rest of the line, null when there is none
 */
public record SupervisorProgram(
        String name,
        String state,
        @Nullable Long pid,
        @Nullable Long uptimeSeconds,
        @Nullable String description) {
    static final String RUNNING = "RUNNING";

    private static final Set<String> STATES =
            Set.of("STOPPED", "STARTING", RUNNING, "BACKOFF", "STOPPING", "EXITED", "FATAL", "UNKNOWN");
    private static final Pattern LINE = Pattern.compile(
            "(?<name>[^ \\t]++)[ \\t]++(?<state>[A-Z]++)(?:[ \\t]++(?<description>.++))?+", Pattern.DOTALL);
    /** A duration as Python prints it. */
    private static final Pattern LIFE =
            Pattern.compile("pid (?<pid>[0-9]{1,18}), uptime (?:(?<days>[0-9]{1,9}) days?, )?"
                    + "(?<hours>[01]?[0-9]|2[0-3]):(?<minutes>[0-5][0-9]):(?<seconds>[0-5][0-9])");

    private static final int HOURS = 24;
    private static final int SIXTY = 60;

    /** Nothing when the line does not say name and state. */
    static Optional<SupervisorProgram> of(Line line) {
        Matcher parts = LINE.matcher(line.trimmed());
        if (!parts.matches() || !STATES.contains(parts.group("state"))) {
            return Optional.empty();
        }
        String description = parts.group("description");
        Matcher life = LIFE.matcher(description == null ? "" : description);
        if (!parts.group("state").equals(RUNNING) || !life.matches()) {
            return Optional.of(
                    new SupervisorProgram(parts.group("name"), parts.group("state"), null, null, description));
        }
        return Optional.of(
                new SupervisorProgram(parts.group("name"), RUNNING, number(life, "pid"), uptime(life), description));
    }

    /** That it lived for some seconds, not that it serves. */
    public boolean runs() {
        return state.equals(RUNNING);
    }

    /** False for a running program whose line does not say since when: the line was cut or is of another tool. */
    boolean isWhole() {
        return !runs() || pid != null;
    }

    private static long uptime(Matcher life) {
        long days = life.group("days") == null ? 0 : number(life, "days");
        return ((days * HOURS + number(life, "hours")) * SIXTY + number(life, "minutes")) * SIXTY
                + number(life, "seconds");
    }

    private static long number(Matcher life, String group) {
        return Long.parseLong(life.group(group));
    }
}
