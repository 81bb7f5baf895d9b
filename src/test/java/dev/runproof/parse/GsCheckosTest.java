package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.OutputFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GsCheckosTest {
    private static final String ITEM = "expected an item, as in A1. [ OS version status ] : Normal: ";
    /** Items in lines 2 to 15, numbers in line 16, result in line 17. */
    private static final Fixture ABNORMAL = Fixture.of("gs_checkos/5.0.0__two-abnormal");
    /** Items in lines 2 and 5, details of the first between them, numbers in line 6. */
    private static final Fixture DETAILS = Fixture.of("gs_checkos/6.0.0__details");

    private static final Fixture TO_FILE = Fixture.of("gs_checkos/5.0.0__to-a-file");

    @ParameterizedTest
    @ValueSource(strings = {" A1.[OS]:Normal", "\tA1. [ OS ] : Normal  ", "       A1.   [   OS   ]     :     Normal"})
    void reads_items_with_any_blanks(String item) {
        assertThat(GsCheckos.parse(ABNORMAL.with(2, item).text()).items().get(0).name())
                .isEqualTo("OS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    A15.[ OS ] : Normal",
                "    A0. [ OS ] : Normal",
                "    A01.[ OS ] : Normal",
                "    B1. [ OS ] : Normal",
                "    A1 [ OS ] : Normal",
                "    A1. OS : Normal",
                "    A1. [ OS ] Normal",
                "    A1. [ OS ] : OK",
                "    A1. [ OS ] : Normal Warning",
                "    A1. [] : Normal",
                "A1. [ OS ] : Normal"
            })
    void refuses_items_that_are_wrong_in_themselves(String item) {
        refuses(ABNORMAL.with(2, item), 2, ITEM + item.strip());
    }

    @Test
    void refuses_items_out_of_order_or_without_a_name() {
        refuses(
                ABNORMAL.swapped(3, 4),
                4,
                "expected a named item with a number above A3: "
                        + ABNORMAL.lines().get(2).strip());
        refuses(
                ABNORMAL.inserted(3, ABNORMAL.lines().get(1)),
                3,
                "expected a named item with a number above A1: "
                        + ABNORMAL.lines().get(1).strip());
        refuses(
                ABNORMAL.with(2, " A1.[  ] : Normal"),
                2,
                "expected a named item with a number above A0: A1.[  ] : Normal");
    }

    @Test
    void takes_lines_that_are_indented_by_8_blanks_for_details_of_the_item_above() {
        Fixture more = DETAILS.inserted(6, "        A13.[ Firewall ] : Abnormal");

        assertThat(GsCheckos.parse(more.text()).items().get(1).details())
                .containsExactly("A13.[ Firewall ] : Abnormal");
        refuses(DETAILS.with(3, "       seven"), 3, ITEM + "seven");
    }

    @Test
    void refuses_numbers_that_are_not_those_of_the_items() {
        for (String numbers : new String[] {
            "Total numbers:13. Abnormal numbers:2. Warning numbers:2.",
            "Total numbers:14. Abnormal numbers:0. Warning numbers:2.",
            "Total numbers:14. Abnormal numbers:2. Warning numbers:3."
        }) {
            refuses(
                    ABNORMAL.with(16, numbers),
                    16,
                    "expected the numbers of the items listed, 14, 2 and 2: " + numbers);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Total numbers:14. Abnormal number:2. Warning numbers:2.",
                "Total numbers: 14. Abnormal numbers:2. Warning numbers:2.",
                "Total numbers:14. Abnormal numbers:2.",
                "Total numbers:x. Abnormal numbers:2. Warning numbers:2."
            })
    void refuses_numbers_in_another_form(String numbers) {
        refuses(
                ABNORMAL.with(16, numbers),
                16,
                "expected Total numbers:<n>. Abnormal numbers:<n>. Warning numbers:<n>.: " + numbers);
    }

    @Test
    void wants_the_result_exactly_when_an_item_is_abnormal() {
        String result = "Do checking operation finished. Result: Abnormal.";
        refuses(
                ABNORMAL.first(16),
                16,
                "truncated, expected " + result
                        + " after this line: Total numbers:14. Abnormal numbers:2. Warning numbers:2.");
        refuses(ABNORMAL.with(17, "Done."), 17, "expected " + result + ": Done.");
        refuses(DETAILS.inserted(7, result), 7, "expected the end of the output: " + result);
    }

    @Test
    void refuses_blank_lines_inside() {
        refuses(
                ABNORMAL.inserted(2, ""),
                3,
                "expected an item without a blank line before it: "
                        + ABNORMAL.lines().get(1).strip());
        refuses(
                ABNORMAL.inserted(5, ""),
                6,
                "expected the line Total numbers: without a blank line before it: "
                        + ABNORMAL.lines().get(4).strip());
    }

    @Test
    void says_what_is_missing_when_the_output_ends_too_early() {
        refuses(ABNORMAL.first(1), 1, "truncated, expected an item after this line: Checking items:");
        refuses(
                DETAILS.first(5),
                5,
                "truncated, expected the line Total numbers: after this line: "
                        + DETAILS.lines().get(4).strip());
        refuses(
                TO_FILE.first(1),
                1,
                "truncated, expected Operation system check/set is completed. after this line: "
                        + TO_FILE.lines().get(0));
        refuses(
                ABNORMAL.without(2).with(2, "Total numbers:0. Abnormal numbers:0. Warning numbers:0."),
                2,
                ITEM + "Total numbers:0. Abnormal numbers:0. Warning numbers:0.");
    }

    @Test
    void refuses_items_beside_a_file() {
        refuses(
                TO_FILE.inserted(2, "Checking items:"),
                2,
                "expected Operation system check/set is completed.: Checking items:");
        refuses(
                TO_FILE.inserted(3, "    A1. [ OS ] : Normal"),
                3,
                "expected Total numbers:<n>. Abnormal numbers:<n>. Warning numbers:<n>.: A1. [ OS ] : Normal");
        refuses(
                TO_FILE.with(1, "Performing operation system check/set. Output the result to the file ."),
                1,
                "expected the name of a file and a full stop: Performing operation system check/set. Output the result to the file .");
        refuses(
                ABNORMAL.without(1),
                1,
                "expected Checking items:: " + ABNORMAL.lines().get(1).strip());
    }

    private static void refuses(Fixture output, int line, String message) {
        assertThatThrownBy(() -> GsCheckos.parse(output.text()))
                .isInstanceOf(OutputFormatException.class)
                .hasMessage("[PARSE] gs_checkos: line " + line + ": " + message);
    }
}
