package dev.runproof.lab.opengauss.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.parse.GsUpgradectlHelp;
import dev.runproof.parse.HelpOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UpgradectlHelpTest {
    @Test
    void of_6_0_0_lists_upgrade_cm_twice() {
        assertThat(UpgradectlHelp.of(OmVersion.V6_0_0)).isEqualTo("""

                gs_upgradectl is a utility to upgrade a cluster.

                Usage:
                  gs_upgradectl -? | --help
                  gs_upgradectl -V | --version
                  gs_upgradectl -t chose-strategy [-l LOGFILE]
                  gs_upgradectl -t auto-upgrade -X XMLFILE [-l LOGFILE] [--grey] [--inplace-upgrade]
                  gs_upgradectl -t auto-rollback -X XMLFILE [-l LOGFILE] [--force]
                  gs_upgradectl -t commit-upgrade -X XMLFILE [-l LOGFILE]
                  gs_upgradectl -t upgrade-cm --upgrade-package PACKAGE_PATH
                  gs_upgradectl -S show-step

                General options:
                  -?, --help                      Show help information for this utility,
                                                  and exit the command line mode.
                  -V, --version                   Show version information.
                  -t                              Subcommand for upgrade. It can be
                                                  chose-strategy, auto-upgrade, auto-rollback,
                                                  commit-upgrade, upgrade-cm.
                  -X                              Path of the XML configuration file of the
                                                  later version cluster.
                  -l                              Path of log file.
                  --force                         Force to rollback when cluster status is
                                                  not normal
                  --grey                          Use grey-binary-upgrade
                  --upgrade-package               Path of the CM component package
                  --inplace-upgrade               Use inplace-upgrade.
                Option for grey upgrade
                  -h                              Under grey upgrade, specified nodes name.
                  --continue                      Under grey upgrade, continue to upgrade
                                                  remain nodes.\040

                       \040
                """);
    }

    @Test
    void of_3_1_0_has_no_word_of_cm() {
        String help = UpgradectlHelp.of(OmVersion.V3_1_0);

        assertThat(help)
                .doesNotContain("upgrade-cm", "upgrade-package", "show-step", "inplace")
                .contains("commit-upgrade.\n");
    }

    @Test
    void lists_upgrade_cm_from_the_releases_on_that_have_it() {
        var without = Arrays.stream(OmVersion.values())
                .filter(version -> !subcommands(version).contains("upgrade-cm"))
                .map(OmVersion::printed)
                .toList();

        assertThat(without).containsExactly("3.0.0", "3.0.1", "3.0.2", "3.1.0");
    }

    @Test
    void names_the_options_of_each_release() {
        assertThat(releasesWith("--inplace-upgrade"))
                .containsExactly(
                        "3.0.3",
                        "3.0.5",
                        "5.0.3",
                        "5.0.5",
                        "6.0.0",
                        "6.0.1",
                        "6.0.2",
                        "6.0.3",
                        "6.0.5",
                        "7.0.0-RC1",
                        "7.0.0-RC2",
                        "7.0.0-RC3");
        assertThat(releasesWith("--bypass-stale-check")).containsExactly("7.0.0-RC1", "7.0.0-RC2", "7.0.0-RC3");
        assertThat(releasesWith("--skip-resouce-check")).containsExactly("7.0.0-RC2", "7.0.0-RC3");
    }

    @Test
    void of_7_0_0_rc2_says_something_else_first() {
        assertThat(UpgradectlHelp.of(OmVersion.V7_0_0_RC2))
                .startsWith("Skip pre upgrade source check.\n\ngs_upgradectl is a utility")
                .contains(" [--skip-resource-check]\n")
                .contains("  --bypass-stale-check            allows upgrading from later releases to earlier releases"
                        + " ".repeat(33) + "\n");
        assertThat(UpgradectlHelp.of(OmVersion.V7_0_0_RC3)).startsWith("\ngs_upgradectl is a utility");
    }

    private static List<String> releasesWith(String option) {
        return Stream.of(OmVersion.values())
                .filter(version -> parsed(version).options().stream()
                        .map(HelpOption::option)
                        .anyMatch(option::equals))
                .map(OmVersion::printed)
                .toList();
    }

    private static List<String> subcommands(OmVersion version) {
        return parsed(version).subcommands();
    }

    private static GsUpgradectlHelp parsed(OmVersion version) {
        return GsUpgradectlHelp.parse(
                UpgradectlHelp.of(version).replaceFirst("^Skip pre upgrade source check\\.\n", ""));
    }
}
