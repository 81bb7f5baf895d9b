package dev.runproof.lab.openmldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The scenarios on one real lab, which they leave as it was. */
class ScenariosTest {
    /** Those that need a lab of another shape. */
    private static final Set<String> OTHER_LABS = Set.of("SIM-OK-SHARED", "SIM-NS-ALONE");

    /** Those that change a process, a file or a row for good; each is tried where its effect is looked at. */
    private static final Set<String> FOR_GOOD =
            Set.of("SIM-OLDPROC", "SIM-RB-VERSION", "SIM-MON", "SIM-F4", "SIM-PIDLOST", "SIM-F12", "SIM-ZKDOWN");

    private static LabUnderTest lab;

    @BeforeAll
    static void up() throws IOException {
        lab = LabUnderTest.up(LabSpec.of("openmldb").atSpeed(100));
    }

    @AfterAll
    static void down() throws IOException {
        lab.close();
    }

    @Test
    void every_scenario_can_be_planted_and_taken_back() throws Exception {
        for (String id : Scenarios.sentences().keySet()) {
            if (!OTHER_LABS.contains(id) && !FOR_GOOD.contains(id)) {
                // A step that has begun already: the scenario acts at once.
                lab.plant(id, "", "OM-P1");
            }
        }
        assertThat(lab.ssh("ns1", "openmldb", "python --version").exit()).isEqualTo(127);
        lab.clear();
        assertThat(lab.ssh("ns1", "openmldb", "python -c 'import prettytable'").exit())
                .isZero();
        String package0 = lab.description().variables().get("openmldb.newPackage");
        assertThat(lab.ssh("ns1", "openmldb", package0 + "/bin/openmldb --version")
                        .out())
                .startsWith("openmldb version " + Release.of("0.9.2").full());
    }

    @Test
    void a_scenario_waits_for_its_step() throws Exception {
        lab.plant("SIM-NOPRETTYTABLE", "", "OM-25");
        assertThat(lab.ssh("ns1", "openmldb", "python3 -c 'import prettytable'").exit())
                .isZero();
        lab.ssh("tm1", "openmldb", "mvn dependency:list");
        assertThat(lab.ssh("ns1", "openmldb", "python3 -c 'import prettytable'").err())
                .endsWith("ModuleNotFoundError: No module named 'prettytable'\n");
        lab.clear();
    }

    @Test
    void a_program_that_lacks_a_library_does_not_load() throws Exception {
        lab.plant("SIM-LIBS", "", "");
        String program = lab.description().variables().get("openmldb.newPackage") + "/bin/openmldb";
        assertThat(lab.ssh("tablet1", "openmldb", program + " --version"))
                .isEqualTo(new LabUnderTest.Ran(
                        127,
                        "",
                        program
                                + ": error while loading shared libraries: libssl.so.10: cannot open shared object file:"
                                + " No such file or directory\n"));
        lab.clear();
    }

    @Test
    void an_unknown_scenario_is_refused_with_the_nearest_one() {
        assertThatThrownBy(() -> lab.plant("SIM-OLDPORC", "", ""))
                .hasMessage(
                        "there is no scenario SIM-OLDPORC; did you mean SIM-OLDPROC?; 'lab fault openmldb' lists those"
                                + " that can be planted");
        assertThatThrownBy(() -> lab.plant("SIM-OLDPROC", "tm1", ""))
                .hasMessage("SIM-OLDPROC acts on a tablet, and tm1 has none");
    }
}
