package dev.runproof.parse;

import dev.runproof.parse.OmsDockerInit.ErrorLine;
import dev.runproof.parse.OmsDockerInit.Program;
import dev.runproof.parse.OmsDockerInit.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the output of {@code docker_init.sh}, in which anything may stand between the headers of its steps. */
final class DockerInitReader {
    private static final int STEPS = 5;
    private static final String REFUSED = "is not allowed to upgrade";
    /** Chinese letters may touch it; whether {@code \\b} takes them for letters depends on the release of Java. */
    private static final Pattern ERROR_WORD = Pattern.compile("(?<![A-Za-z0-9_])ERROR(?![A-Za-z0-9_])");
    /** The last line of a traceback, as in {@code pymysql.err.OperationalError: (2059, …)}. */
    private static final Pattern EXCEPTION = Pattern.compile(
            "(?:[A-Za-z_$][A-Za-z0-9_$]*+\\.)*+[A-Za-z0-9_$]*(?:Error|Exception)(?::.*+)?+", Pattern.DOTALL);
    /** What {@code supervisorctl restart} says of a program that it then starts all the same. */
    private static final Pattern NOT_RUNNING = Pattern.compile("[^ \\t]+: ERROR \\(not running\\)");

    private final OutputText output;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final List<ErrorLine> errors = new ArrayList<>();
    private @Nullable String language;
    private @Nullable DockerInitHeader open;
    private boolean failed;
    private boolean completed;

    DockerInitReader(OutputText output) {
        this.output = output;
    }

    OmsDockerInit read() {
        Line first = null;
        for (var lines = output.lines(); lines.hasNext(); ) {
            Line line = lines.next();
            if (!line.isBlank()) {
                first = first == null ? line : first;
                take(line);
            }
        }
        if (language == null && errors.isEmpty()) {
            throw output.refused(
                    first == null ? 1 : first.number(),
                    "expected a step, the end or an error of " + OmsDockerInit.TOOL);
        }
        close("unfinished");
        boolean running = programs.values().stream().allMatch(it -> it.state().equals(SupervisorProgram.RUNNING));
        return new OmsDockerInit(
                language,
                completed,
                completed && steps.size() >= STEPS && errors.isEmpty() && running,
                steps,
                steps.stream()
                        .filter(it -> !it.state().equals("done"))
                        .map(Step::number)
                        .findFirst()
                        .orElse(null),
                errors.stream().anyMatch(it -> it.text().contains(REFUSED)),
                List.copyOf(programs.values()),
                errors);
    }

    private void take(Line line) {
        DockerInitHeader header = DockerInitHeader.of(line).orElse(null);
        if (header != null) {
            announce(line, header);
        }
        if (isError(line.trimmed())) {
            errors.add(new ErrorLine(line.number(), line.trimmed()));
            failed = true;
        }
        SupervisorProgram.of(line)
                .filter(SupervisorProgram::isWhole)
                .ifPresent(it -> programs.put(it.name(), new Program(it.name(), it.state())));
    }

    private void announce(Line line, DockerInitHeader header) {
        close("done");
        if (language == null) {
            language = header.language();
        }
        if (header.number() == DockerInitHeader.END) {
            completed = true;
            return;
        }
        if (completed) {
            throw output.refused(line.number(), "a step behind the end, as of a second run");
        }
        if (header.number() != steps.size() + 1) {
            throw output.refused(line.number(), "expected step " + (steps.size() + 1));
        }
        open = header;
        failed = false;
    }

    /** Ends the block of the step that is open, if one is. */
    private void close(String unlessFailed) {
        if (open != null) {
            steps.add(new Step(open.number(), open.title(), failed ? "failed" : unlessFailed));
            open = null;
        }
    }

    private static boolean isError(String text) {
        return text.contains("init failed!")
                || text.contains(REFUSED)
                || text.startsWith("Traceback (most recent call last)")
                || EXCEPTION.matcher(text).matches()
                || (ERROR_WORD.matcher(text).find()
                        && !NOT_RUNNING.matcher(text).matches());
    }
}
