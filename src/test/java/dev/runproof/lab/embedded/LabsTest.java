package dev.runproof.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LabSpec.Owner;
import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Labs as processes of their own. */
@Timeout(120)
class LabsTest {
    @TempDir
    private Path home;

    private final List<LabHandle> open = new ArrayList<>();

    private LabHandle up(LabSpec spec) {
        var lab = Labs.below(home).up(spec);
        open.add(lab);
        return lab;
    }

    @AfterEach
    void down() {
        open.forEach(LabHandle::down);
    }

    private static LabUnderTest.Ran ssh(LabHandle lab, String host, String text) throws Exception {
        return LabUnderTest.run(lab.ssh(host, Optional.empty(), List.of(text)), Map.of(), "");
    }

    private static void awaitNothingLeft(LabHandle lab, String key) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(lab.directory()));
        assertThat(ProcFiles.pids()
                        .filter(pid -> ProcFiles.words(pid, "environ").contains(SessionVariables.KEY + "=" + key)))
                .isEmpty();
    }

    private static String key(LabHandle lab) throws IOException {
        return Files.readString(lab.directory().resolve("key"));
    }

    @Test
    void a_lab_is_found_by_name_until_it_is_taken_down() throws Exception {
        var lab = up(LabSpec.of("toy").named("one").withNodes(1).atSpeed(1));
        var found = Labs.below(home).find("one").orElseThrow();
        assertThat(found.description()).isEqualTo(lab.description());
        assertThat(found.description().consoles()).hasSize(2);
        assertThat(found.speed()).isEqualTo(1);
        assertThat(found.description().variables()).containsEntry("toy.word", "a \"word\" of 'two' \\ parts");
        assertThat(ssh(found, "node1", "ls /dev/null").out()).isEqualTo("/dev/null\n");
        assertThat(found.log()).hasSize(1).allMatch(line -> line.argv().equals(List.of("ls", "/dev/null")));
        assertThat(found.faults()).containsEntry("SIM-BROKEN", "toyctl says broken");
        found.plant("SIM-BROKEN", Optional.of("node1"), Optional.empty());
        assertThat(found.status().planted()).containsExactly(Map.entry("SIM-BROKEN", "node1"));
        assertThatThrownBy(() -> found.plant("SIM-NONE", Optional.empty(), Optional.empty()))
                .isInstanceOf(LabRefused.class)
                .hasMessage("[LAB] there is no scenario 'SIM-NONE'");
        assertThatThrownBy(() -> Labs.below(home).up(LabSpec.of("toy").named("one")))
                .isInstanceOf(LabRefused.class)
                .hasMessageStartingWith("[LAB] the lab 'one' is up already");
        String key = key(lab);
        found.down();
        awaitNothingLeft(lab, key);
        assertThat(Labs.below(home).find("one")).isEmpty();
    }

    @Test
    void a_killed_lab_leaves_neither_processes_nor_files() throws Exception {
        var lab = up(LabSpec.of("toy").withNodes(9));
        String key = key(lab);
        assertThat(ssh(lab, "node9", "hostname; setsid sleep 4711 >/dev/null 2>&1 </dev/null &")
                        .out())
                .isEqualTo("node9\n");
        assertThat(ProcessHandle.of(lab.pid()).orElseThrow().destroyForcibly()).isTrue();
        awaitNothingLeft(lab, key);
    }

    @Test
    void a_lab_ended_by_a_signal_leaves_nothing() throws Exception {
        var lab = up(LabSpec.of("toy").withNodes(1));
        String key = key(lab);
        assertThat(ssh(lab, "node1", "setsid sleep 4711 >/dev/null 2>&1 </dev/null &")
                        .exit())
                .isZero();
        assertThat(ProcessHandle.of(lab.pid()).orElseThrow().destroy()).isTrue();
        awaitNothingLeft(lab, key);
    }

    @Test
    void the_next_lab_removes_what_a_lab_and_its_reaper_left() throws Exception {
        var lab = up(LabSpec.of("toy").named("first").withNodes(1));
        String key = key(lab);
        long sleeper = Long.parseLong(ssh(lab, "node1", "setsid sleep 4711 >/dev/null 2>&1 </dev/null & echo $!")
                .out()
                .strip());
        var reaper = ProcessHandle.of(lab.pid())
                .orElseThrow()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .map(words -> List.of(words).contains(key))
                        .orElse(false))
                .findFirst()
                .orElseThrow();
        reaper.destroyForcibly();
        var daemon = ProcessHandle.of(lab.pid()).orElseThrow();
        daemon.destroyForcibly();
        daemon.onExit().get(20, TimeUnit.SECONDS);
        assertThat(lab.directory()).exists();
        assertThat(ProcFiles.runs(sleeper)).isTrue();
        up(LabSpec.of("toy").named("second").withNodes(1));
        awaitNothingLeft(lab, key);
    }

    @Test
    void a_lab_that_cannot_be_made_says_why() {
        assertThatThrownBy(() -> Labs.below(home).up(LabSpec.of("toy").withOptions(Map.of("fail", "yes"))))
                .isInstanceOf(LabRefused.class)
                .hasMessageContaining("ended with status 69 before it was ready; it said:\na toy that is to fail");
        assertThat(home.resolve("toy")).doesNotExist();
        assertThatThrownBy(() -> Labs.below(home).up(LabSpec.of("nothing")))
                .isInstanceOf(LabRefused.class)
                .hasMessageStartingWith("[LAB] there is no lab for 'nothing'; there are: ");
    }

    @Test
    void a_lab_elsewhere_is_found_by_its_name_too() {
        Path place = home.resolve("far").resolve("away");
        var lab = Labs.below(home.resolve("labs"))
                .up(LabSpec.of("toy").named("far").withNodes(1).in(place).ownedBy(new Owner("run-1", 1)));
        open.add(lab);
        assertThat(lab.directory()).isEqualTo(place);
        var found = Labs.below(home.resolve("labs")).find("far").orElseThrow();
        assertThat(found.directory()).isEqualTo(place);
        found.takenOverBy(new Owner("run-1", ProcessHandle.current().pid()));
        assertThat(found.status().owner())
                .contains(new Owner("run-1", ProcessHandle.current().pid()));
    }
}
