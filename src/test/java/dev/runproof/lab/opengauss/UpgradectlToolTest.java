package dev.runproof.lab.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.opengauss.text.OmVersion;
import dev.runproof.lab.opengauss.text.UpgradectlHelp;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradectlToolTest {
    private static final String TOOL = "gs_upgradectl";

    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void cluster() {
        desk = new Desk(directory, 1);
    }

    @Test
    void refuses_root_even_for_its_help() {
        assertThat(desk.root(1, TOOL, "--help"))
                .isEqualTo(new Desk.Outcome(
                        1, "", "[GAUSS-50105] : Cannot run this script as a user with the root permission.\n"));
    }

    @Test
    void prints_its_help_and_fails_without_a_temporary_directory() {
        var environment = desk.environment(1);
        environment.remove("PGHOST");

        var outcome = desk.call(1, "omm", Desk.SCRIPT + TOOL, environment, TOOL, "--help");

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.out()).isEqualTo(UpgradectlHelp.of(OmVersion.V6_0_0));
        assertThat(outcome.err())
                .startsWith("Traceback (most recent call last):\n")
                .endsWith("[GAUSS-51802] : Failed to obtain the environment variable PGHOST.\n");
    }

    @Test
    void names_the_variable_that_is_empty() {
        var environment = desk.environment(1);
        environment.put("GS_CLUSTER_NAME", "");

        var outcome = desk.call(
                1, "omm", Desk.SCRIPT + TOOL, environment, TOOL, "-t", "upgrade-cm", "--upgrade-package", "/x");

        assertThat(outcome)
                .isEqualTo(
                        new Desk.Outcome(
                                1,
                                "",
                                "[GAUSS-51800] : The environmental variable $GS_CLUSTER_NAME is empty. or variable has exceeded maximum length\n"));
    }

    @Test
    void wants_parameters() {
        assertThat(desk.om(1, TOOL).err()).isEqualTo("[GAUSS-50014] : Parameters of 'upgradectl' can not be empty.\n");
    }

    @Test
    void refuses_an_action_that_it_does_not_have() {
        assertThat(desk.om(1, TOOL, "-t", "foo"))
                .isEqualTo(new Desk.Outcome(1, "", "[GAUSS-50004] : The parameter '--t' or 'S' value is incorrect.\n"));
    }

    @Test
    void of_a_release_without_the_action_refuses_it() {
        desk.plant("SIM-NOHELP");

        assertThat(desk.om(1, TOOL, "-t", "upgrade-cm", "--upgrade-package", "/x")
                        .err())
                .startsWith("[GAUSS-50004] : ");
    }

    @Test
    void of_the_broken_release_stops_after_its_first_line() {
        desk.plant("SIM-RC3");

        assertThat(desk.upgrade())
                .isEqualTo(new Desk.Outcome(
                        1,
                        "Start to perform the upgrade of CM component in cluster.\n",
                        "name 'CmdUtil' is not defined\n"));
        assertThat(desk.om(1, TOOL, "-V").out()).startsWith("gs_upgradectl (openGauss OM 7.0.0-RC3 build ");
    }

    @Test
    void asks_for_a_package() {
        assertThat(desk.om(1, TOOL, "-t", "upgrade-cm").out()).isEqualTo("""
                Start to perform the upgrade of CM component in cluster.
                [GAUSS-50001] : Incorrect parameter. Parameter '--upgrade-package' is required
                """);
    }

    @Test
    void says_that_there_is_no_such_package() {
        var outcome = desk.om(1, TOOL, "-t", "upgrade-cm", "--upgrade-package", "/nope");

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.out()).isEqualTo("""
                Start to perform the upgrade of CM component in cluster.
                [GAUSS-50004] : The parameter '--upgrade-package' value is incorrect.File [/nope] not exist.
                """);
    }

    @Test
    void refuses_the_option_as_the_document_prints_it() {
        assertThat(desk.om(1, TOOL, "-t", "upgrade-cm", "----upgrade-package", "/x")
                        .err())
                .isEqualTo("[GAUSS-50000] : Unrecognized parameter: ----upgrade-package.\n");
    }

    @Test
    void takes_no_value_for_the_log_with_this_action() {
        assertThat(desk.om(1, TOOL, "-t", "upgrade-cm", "-l", "/x.log").err())
                .isEqualTo("[GAUSS-50000] : Unrecognized parameter: /x.log.\n");
    }

    @Test
    void is_not_changed_by_the_switch() {
        var before = desk.om(1, TOOL, "-V");
        desk.upgrade();

        assertThat(desk.om(1, TOOL, "-V")).isEqualTo(before);
    }
}
