package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.OutputFormatException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GsUpgradectlHelpTest {
    private static final String OPTION = "expected an option, indented by at most 8 blanks: ";
    private static final String GROUP = "expected a group of options, as in General options:: ";
    /** Summary in line 2, usage in 5 to 7, groups in 9 and 17, the option -t in 12 to 14. */
    private static final Fixture HELP = Fixture.of("gs_upgradectl-help/6.0.0__with-upgrade-cm");

    @Test
    void reads_the_same_with_blank_lines_anywhere() {
        Fixture spaced = HELP;
        for (int line = HELP.lines().size(); line > 0; line--) {
            spaced = spaced.inserted(line, "      ");
        }

        assertThat(GsUpgradectlHelp.parse(spaced.text())).isEqualTo(GsUpgradectlHelp.parse(HELP.text()));
    }

    @Test
    void takes_the_subcommands_from_the_option_t_of_the_general_options_only() {
        Fixture twice = HELP.with(18, "  -t     Zones. It can be east, west.");

        assertThat(GsUpgradectlHelp.parse(twice.text()).subcommands())
                .containsExactly("plan-ahead", "roll-back", "upgrade-cm");
        refuses(
                new Fixture(List.of(
                        HELP.lines().get(1),
                        "Usage:",
                        "  gs_upgradectl -t a",
                        "Option for grey upgrade:",
                        "  -t  It can be a")),
                5,
                "truncated, expected the option -t of the General options after this line: -t  It can be a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  -t  It can be Plan",
                "  -t  It can be a,,b",
                "  -t  It can be a b",
                "  -t  It can be",
                "  -t  It can be a.b",
                "  -t  It can be -a",
                "  -t  It can be a-",
                "  -t  It can be a, b,"
            })
    void refuses_subcommands_of_another_form_at_their_option(String option) {
        refuses(
                HELP.with(12, option).without(13).without(13),
                12,
                "expected subcommands of lower-case words, joined by commas, after It can be: " + option.strip());
    }

    @Test
    void refuses_an_option_t_that_lists_nothing() {
        refuses(
                HELP.replaced(12, "can be", "may be"),
                12,
                "expected a description with It can be: "
                        + HELP.lines().get(11).strip().replace("can be", "may be"));
        refuses(
                HELP.first(12),
                12,
                "expected subcommands of lower-case words, joined by commas, after It can be: "
                        + HELP.lines().get(11).strip());
    }

    @Test
    void refuses_what_is_neither_usage_nor_option() {
        refuses(
                HELP.replaced(2, "utility", "tool"),
                2,
                "expected gs_upgradectl is a utility: gs_upgradectl is a tool to try parsers on.");
        refuses(HELP.with(4, "Use:"), 4, "expected Usage:: Use:");
        refuses(
                HELP.with(5, "  gs_om -t status"),
                5,
                "expected an indented usage line that begins with gs_upgradectl: gs_om -t status");
        refuses(
                HELP.with(5, "General options:"),
                5,
                "expected an indented usage line that begins with gs_upgradectl: General options:");
        refuses(HELP.with(9, "Special options:"), 9, GROUP + "Special options:");
        refuses(HELP.with(9, "General options::"), 9, GROUP + "General options::");
        refuses(HELP.inserted(10, "                    told before its option"), 10, OPTION + "told before its option");
        refuses(HELP.with(16, " x"), 16, OPTION + "x");
        refuses(HELP.with(12, "-t  It can be a"), 12, GROUP + "-t  It can be a");
        refuses(HELP.inserted(23, "[GAUSS-51802] : Failed."), 23, GROUP + "[GAUSS-51802] : Failed.");
    }

    @Test
    void ends_the_name_of_an_option_at_two_blanks() {
        Fixture narrow = HELP.with(16, "        -b B, --bypass  Go  on.");

        assertThat(GsUpgradectlHelp.parse(narrow.text()).options().get(3))
                .isEqualTo(new HelpOption("General options", "-b B, --bypass", "Go  on."));
        assertThat(GsUpgradectlHelp.parse(HELP.with(16, "  -b one blank").text())
                        .options()
                        .get(3))
                .isEqualTo(new HelpOption("General options", "-b one blank", ""));
    }

    @Test
    void says_what_is_missing_when_the_output_ends_too_early() {
        String option = " the option -t of the General options after this line: ";
        refuses(
                HELP.first(2),
                2,
                "truncated, expected Usage: after this line: " + HELP.lines().get(1));
        refuses(HELP.first(4), 4, "truncated, expected a usage line after this line: Usage:");
        refuses(
                HELP.first(8),
                7,
                "truncated, expected" + option + HELP.lines().get(6).strip());
        refuses(HELP.first(9), 9, "truncated, expected" + option + "General options:");
        refuses(
                HELP.without(12).without(12).without(12),
                17,
                "truncated, expected" + option + "Told on the next line.");
    }

    private static void refuses(Fixture output, int line, String message) {
        assertThatThrownBy(() -> GsUpgradectlHelp.parse(output.text()))
                .isInstanceOf(OutputFormatException.class)
                .hasMessageStartingWith("[PARSE] gs_upgradectl --help: line " + line + ": " + message);
    }
}
