package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.inventory.Prompt;
import dev.runproof.model.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabGoneTest {
    private static final String RUN = "20260301-120000-demo-abc";

    @TempDir
    private Path home;

    @BeforeEach
    void a_rehearsal_in_a_lab_that_has_ended() throws IOException {
        Path features = Files.createDirectories(home.resolve("features/demo"));
        Files.writeString(features.resolve("demo.feature"), "@procedure:demo\nFeature: Demo\n");
        Files.writeString(features.resolve("demo.rollback.feature"), "@procedure:demo @rollback\nFeature: Back\n");
        String environment =
                home.resolve("labs").resolve(RUN).resolve("environment.yaml").toString();
        RunFolder.create(home.resolve("reports"), RUN)
                .order(new RunOrder(RunKind.REHEARSE, "demo", environment, Map.of(), ""));
    }

    @Test
    void a_run_does_not_go_on_without_its_lab_and_says_what_is_left_to_do() {
        var gone = catchThrowableOfType(LabGone.class, () -> runs().resume(RUN));

        assertThat(gone)
                .hasMessage(
                        "[LAB] the lab " + RUN + " that run " + RUN + " acted on has ended, and its hosts with it; a"
                                + " rehearsal in a lab of its own ends with its lab, an interrupted one keeps it for ten minutes,"
                                + " one in containers for a few seconds");
        assertThat(gone.status()).isEqualTo(ExitStatus.MISSING);
        assertThat(gone.next())
                .containsExactly(
                        "runproof rehearse demo   for a new rehearsal",
                        "runproof lab up demo   for a lab that stays; rehearse there with -e its environment.yaml",
                        "runproof verify " + RUN + "   to check what the run has left");
    }

    @Test
    void a_run_is_not_taken_back_without_its_lab() {
        assertThat(catchThrowableOfType(LabGone.class, () -> runs().rollback("latest")))
                .hasMessageStartingWith("[LAB] the lab " + RUN + " that run " + RUN);
    }

    private Runs runs() {
        return new Runs(
                home,
                Clock.systemUTC(),
                Runner.overSsh(
                        Clock.systemUTC(), new RunEvents() {}, (gate, question) -> Optional.empty(), Prompt.NOBODY));
    }
}
