package dev.runproof.inventory;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import java.util.stream.Collectors;

/** The refusal of an environment, with every problem that was found in it. */
public final class EnvironmentRefused extends Failure {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    EnvironmentRefused(List<Problem> problems, List<String> next) {
        super("ENV", ExitStatus.ENVIRONMENT, message(problems), next);
        this.problems = List.copyOf(problems);
    }

    EnvironmentRefused(Problem problem, String... next) {
        this(List.of(problem), List.of(next));
    }

    /** The problems in the order of their lines. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems) {
        if (problems.size() == 1) {
            return problems.get(0).toString();
        }
        return problems.size() + " problems\n"
                + problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n"));
    }
}
