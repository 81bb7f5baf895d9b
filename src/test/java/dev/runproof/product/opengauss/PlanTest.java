package dev.runproof.product.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Inspect;
import dev.runproof.model.Move;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.model.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of every step, as golden text: a change of a step is a change of its file, to be read. */
class PlanTest {
    private final OpenGauss steps = new SmallCluster(2).steps();

    private Stream<StepScript> steps(String part) {
        return switch (part) {
            case "preparation" -> ProcedureTest.PREPARATION.stream().map(step -> step.apply(steps));
            case "upgrade" ->
                Stream.of(ProcedureTest.START, ProcedureTest.AFTERWARDS)
                        .flatMap(List::stream)
                        .map(step -> step.apply(steps));
            case "rollback" ->
                Stream.of(
                        steps.backupsToRestoreAreFound(),
                        steps.backupsToRestoreAreProved(),
                        steps.restoreIsConfirmed(),
                        steps.programsArePutBack(),
                        steps.settingsArePutBack(),
                        steps.cmIsEnded(),
                        steps.cmComesBack(),
                        steps.restoredIsAsBefore(),
                        steps.leftOversAreTold());
            default -> throw new AssertionError(part);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparation", "upgrade", "rollback"})
    void is_the_one_that_was_read(String part) throws IOException {
        String plan = steps(part).map(PlanTest::told).collect(Collectors.joining("\n"));
        Path made = Files.writeString(
                Files.createDirectories(Path.of("target", "plans")).resolve(part + ".txt"), plan);

        assertThat(plan).as("read %s, then copy it", made).isEqualTo(golden(part));
    }

    @Test
    void names_no_program_that_a_shell_would_have_to_join() {
        for (String part : new String[] {"preparation", "upgrade", "rollback"}) {
            assertThat(steps(part).map(PlanTest::told).collect(Collectors.joining()))
                    .doesNotContain("sh -c")
                    .doesNotContain(" | ")
                    .doesNotContain("&&");
        }
    }

    private static String golden(String part) throws IOException {
        try (InputStream file = PlanTest.class.getResourceAsStream("plan-" + part + ".txt")) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String told(StepScript script) {
        return script.purpose() + " (" + script.effect() + ")\n"
                + script.moves().stream().map(PlanTest::told).collect(Collectors.joining());
    }

    private static String told(Move move) {
        if (move instanceof Probe<?> probe) {
            return line("ask", probe.host(), probe.command());
        }
        if (move instanceof Poll<?> poll) {
            return line("wait, " + poll.limit() + " at most", poll.host(), poll.command());
        }
        if (move instanceof Action action) {
            return line(action.effect() + ", " + action.repeat(), action.host(), action.command());
        }
        if (move instanceof Upload upload) {
            return "  send " + upload.host() + ": " + upload.target() + " " + upload.account() + " " + upload.mode()
                    + "\n";
        }
        if (move instanceof Gate gate) {
            return "  confirm " + gate.id() + ": " + gate.subject() + "\n";
        }
        if (move instanceof Inspect<?> inspect) {
            return "  read " + inspect.what() + "\n";
        }
        return "  check: " + ((Check) move).claim() + "\n";
    }

    private static String line(String what, HostName host, Command command) {
        return "  " + what + " " + command.user().orElse("") + "@" + host + ": " + command + "\n";
    }
}
