package dev.runproof.lab.opengauss.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.opengauss.text.CheckItem.Status;
import dev.runproof.lab.opengauss.text.CheckosText.Depth;
import dev.runproof.parse.GsCheckos;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CheckosTextTest {
    private static CheckosText text(Map<CheckItem, Status> found) {
        return new CheckosText(new TreeMap<>(found), Map.of());
    }

    @Test
    void aligns_the_states_behind_labels_of_sixty_characters() {
        var text = text(Map.of(CheckItem.A2, Status.WARNING, CheckItem.A10, Status.NORMAL));

        assertThat(text.onTerminal(Depth.BRIEF)).isEqualTo("""
                Checking items:
                    A2. [ Kernel version status ]                               : Warning
                    A10.[ IO scheduler status ]                                 : Normal
                Total numbers:2. Abnormal numbers:0. Warning numbers:1.
                """);
    }

    @Test
    void tells_a_result_only_when_something_is_abnormal() {
        var text = text(Map.of(CheckItem.A6, Status.ABNORMAL));

        assertThat(text.onTerminal(Depth.BRIEF))
                .endsWith("Total numbers:1. Abnormal numbers:1. Warning numbers:0.\n"
                        + "Do checking operation finished. Result: Abnormal.\n");
    }

    @Test
    void pads_the_state_and_indents_details() {
        var text = new CheckosText(
                new TreeMap<>(Map.of(CheckItem.A5, Status.NORMAL)), Map.of(CheckItem.A5, List.of("SwapMemory 0")));

        assertThat(text.onTerminal(Depth.DETAIL)).startsWith("""
                Checking items:
                    A5. [ Swap memory status ]                                  : Normal   \040
                        SwapMemory 0
                Total\
                """);
        assertThat(GsCheckos.parse(text.onTerminal(Depth.DETAIL)).items().get(0).details())
                .containsExactly("SwapMemory 0");
    }

    @Test
    void leaves_the_items_out_when_they_go_to_a_file() {
        var text = text(Map.of(CheckItem.A1, Status.NORMAL));

        assertThat(text.besideFile("/tmp/os.txt")).isEqualTo("""
                Performing operation system check/set. Output the result to the file /tmp/os.txt.
                Operation system check/set is completed.
                Total numbers:1. Abnormal numbers:0. Warning numbers:0.
                """);
        assertThat(GsCheckos.parse(text.besideFile("/tmp/os.txt")).outputFile()).isEqualTo("/tmp/os.txt");
    }
}
