package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.parse.OmsDockerInit.ErrorLine;
import dev.runproof.parse.OmsDockerInit.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OmsDockerInitTest {
    private static final String WHOLE =
            "# [Step 1] a\n# [Step 2] b\n# [Step 3] c\n# [Step 4] d\n# [Step 5] e\n# [Completed] f\n";

    @Test
    void is_ok_with_five_steps_the_end_and_no_trouble() {
        assertThat(OmsDockerInit.parse(WHOLE).ok()).isTrue();
        assertThat(OmsDockerInit.parse(WHOLE.replace("# [Step 5] e\n", "")).ok())
                .isFalse();
        assertThat(OmsDockerInit.parse(WHOLE.replace("# [Completed] f\n", "")).ok())
                .isFalse();
        assertThat(OmsDockerInit.parse(WHOLE + "nginx FATAL x\n").ok()).isFalse();
        assertThat(OmsDockerInit.parse(WHOLE + "init failed!\n").ok()).isFalse();
    }

    @Test
    void the_last_step_is_unfinished_when_nothing_follows() {
        OmsDockerInit read = OmsDockerInit.parse("【步骤一】 a\n[Step 2] b\nsome line\n");

        assertThat(read.language()).isEqualTo("zh");
        assertThat(read.steps()).containsExactly(new Step(1, "a", "done"), new Step(2, "b", "unfinished"));
        assertThat(read.failedStep()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init failed!",
                "x init failed! y",
                "Traceback (most recent call last):",
                "KeyError: 255",
                "KeyError",
                "pymysql.err.OperationalError: (2059, 'x')",
                "java.lang.NullPointerException",
                "Error: No such container: oms_420",
                "[ERROR] x",
                "nginx: ERROR (spawn error)",
                "\u521d\u59cb\u5316ERROR\uff1a\u8fde\u63a5\u5931\u8d25",
                "ERROR\u5931\u8d25",
                "Version before 4.1.1 is not allowed to upgrade"
            })
    void an_error_line_fails_the_step_in_which_it_stands(String line) {
        OmsDockerInit read = OmsDockerInit.parse(WHOLE.replace("# [Step 3]", "  " + line + "\n# [Step 3]"));

        assertThat(read.errors()).containsExactly(new ErrorLine(3, line));
        assertThat(read.steps()).extracting(Step::state).containsExactly("done", "failed", "done", "done", "done");
        assertThat(read.failedStep()).isEqualTo(2);
        assertThat(read.ok()).isFalse();
        assertThat(read.versionRefused()).isEqualTo(line.endsWith("upgrade"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oms_console: ERROR (not running)",
                "agents:collector: ERROR (not running)",
                "no Errors, no ERRORS",
                "ERROR_COUNT=0, MYERROR",
                "Error in the middle",
                "an Error: here",
                "KeyErrors: 1",
                "nginx: stopped"
            })
    void any_other_line_is_no_error(String line) {
        assertThat(OmsDockerInit.parse(line + "\n" + WHOLE).ok()).isTrue();
    }

    @Test
    void an_error_without_any_step_is_a_result_too() {
        OmsDockerInit read = OmsDockerInit.parse("\ninit failed!\n");

        assertThat(read.language()).isNull();
        assertThat(read.errors()).containsExactly(new ErrorLine(2, "init failed!"));
        assertThat(read.completed()).isFalse();
    }

    @Test
    void refuses_what_tells_nothing_of_the_script() {
        String line = "bash: /root/docker_init.sh: No such file or directory";
        assertThatThrownBy(() -> OmsDockerInit.parse("\n" + line + "\nexit\n"))
                .hasMessage("[PARSE] docker_init.sh: line 2: expected a step, the end or an error of docker_init.sh: "
                        + line);
    }

    @Test
    void refuses_steps_out_of_order() {
        assertThatThrownBy(() -> OmsDockerInit.parse("[Step 1] a\n[Step 3] c\n"))
                .hasMessage("[PARSE] docker_init.sh: line 2: expected step 2: [Step 3] c");
        assertThatThrownBy(() -> OmsDockerInit.parse("【步骤】 a\n"))
                .hasMessage("[PARSE] docker_init.sh: line 1: expected step 1: 【步骤】 a");
        assertThatThrownBy(() -> OmsDockerInit.parse("[Step 1] a\n# [Step 1] a\n"))
                .hasMessage("[PARSE] docker_init.sh: line 2: expected step 2: # [Step 1] a");
    }

    @Test
    void refuses_the_output_of_two_runs() {
        assertThatThrownBy(() -> OmsDockerInit.parse(WHOLE + WHOLE))
                .hasMessage("[PARSE] docker_init.sh: line 7: a step behind the end, as of a second run: # [Step 1] a");
    }
}
