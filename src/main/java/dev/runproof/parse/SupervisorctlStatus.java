package dev.runproof.parse;

import dev.runproof.model.OutputFormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The programs inside an OMS container, as {@code supervisorctl status} lists them.
 *
 * @param allRunning each is RUNNING and none of the five that OMS needs is missing
 * @param notRunning the names of those that are not RUNNING
 * @param missing those of the five that are not listed
 */
public record SupervisorctlStatus(
        List<SupervisorProgram> programs, boolean allRunning, List<String> notRunning, List<String> missing) {
    private static final String TOOL = "supervisorctl status";
    private static final String FORM = "a program, its state and a description";
    private static final List<String> NEEDED =
            List.of("nginx", "oms_console", "oms_drc_cm", "oms_drc_supervisor", "sshd");

    public SupervisorctlStatus {
        programs = List.copyOf(programs);
        notRunning = List.copyOf(notRunning);
        missing = List.copyOf(missing);
    }

    /**
     * Reads the whole output. The exit status tells less: the images carry a supervisor that exits with 0 whatever it lists.
     *
     * @throws OutputFormatException at the first line that such an output cannot have
     */
    public static SupervisorctlStatus parse(String output) {
        OutputText text = OutputText.of(TOOL, output, FORM);
        LineReader lines = new LineReader(TOOL, text.lines());
        var programs = new ArrayList<SupervisorProgram>();
        var names = new HashSet<String>();
        while (!lines.ended()) {
            Line line = lines.next(FORM);
            SupervisorProgram program =
                    SupervisorProgram.of(line).orElseThrow(() -> lines.refused(line, "expected " + FORM));
            if (!program.isWhole()) {
                throw lines.refused(line, "expected pid <number>, uptime <time>");
            }
            if (!names.add(program.name())) {
                throw lines.refused(line, "a program listed twice");
            }
            programs.add(program);
        }
        List<String> notRunning = programs.stream()
                .filter(it -> !it.runs())
                .map(SupervisorProgram::name)
                .toList();
        List<String> missing = NEEDED.stream().filter(it -> !names.contains(it)).toList();
        return new SupervisorctlStatus(programs, notRunning.isEmpty() && missing.isEmpty(), notRunning, missing);
    }
}
