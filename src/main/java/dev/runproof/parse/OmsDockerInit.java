package dev.runproof.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of {@code docker_init.sh} printed; its exit status does not tell whether it succeeded.
 *
 * @param language {@code en} or {@code zh}, null without a header
 * @param completed the end was announced, which the script also does over a program that died
 * @param ok completed, all five steps announced, no error, and no program told that is not RUNNING
 * @param failedStep the first that is not done, null when all that were announced are
 * @param versionRefused the script refuses to upgrade from the version that the database tells
 * @param programs the state told last of each program, in the order of their first one
 * @param errors every line that tells trouble
 */
public record OmsDockerInit(
        @Nullable String language,
        boolean completed,
        boolean ok,
        List<Step> steps,
        @Nullable Integer failedStep,
        boolean versionRefused,
        List<Program> programs,
        List<ErrorLine> errors) {
    static final String TOOL = "docker_init.sh";

    public OmsDockerInit {
        steps = List.copyOf(steps);
        programs = List.copyOf(programs);
        errors = List.copyOf(errors);
    }

    /**
     * A step that the script announced.
     *
     * @param number from 1 on
     * @param state {@code failed} with an error among its lines, else {@code done} when something was announced behind it,
     *     else {@code unfinished}
     */
    public record Step(int number, String title, String state) {}

    /** A program under supervisord, in a state of {@code supervisorctl status}. */
    public record Program(String name, String state) {}

    /** @param line its number, the first is 1 */
    public record ErrorLine(int line, String text) {}

    /**
     * Reads the output, or the log, of one run.
     *
     * @throws dev.runproof.model.OutputFormatException when it is not such an output, or that of several runs
     */
    public static OmsDockerInit parse(String output) {
        return new DockerInitReader(OutputText.of(TOOL, output, "a step")).read();
    }
}
