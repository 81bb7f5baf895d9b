package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.OutputFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CmCtlVersionTest {
    private static final String LINE =
            "cm_agent (openGauss CM 5.1.0 build 0c7f19de) compiled at 2024-04-02 11:20:31 Release";

    @Test
    void reads_a_line_between_blank_ones() {
        assertThat(CmCtlVersion.parse("\n  " + LINE + " \r\n\n"))
                .isEqualTo(new CmCtlVersion(
                        "cm_agent", "openGauss", "CM", "5.1.0", "0c7f19de", "2024-04-02 11:20:31", "Release"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cm_ctl (openGauss OM 5.1.0 build 0c7f19de) compiled at 2024-04-02 11:20:31 Release",
                "gs_om (openGauss CM 5.1.0 build 0c7f19de) compiled at 2024-04-02 11:20:31 Release",
                "cm_ctl (CM 5.1.0 build 0c7f19de) compiled at 2024-04-02 11:20:31 Release",
                "cm_ctl (openGauss CM build 0c7f19de) compiled at 2024-04-02 11:20:31 Release",
                "cm_ctl (open Gauss CM 5.1.0 build 0c7f19de) compiled at 2024-04-02 11:20:31 Release",
                "cm_ctl (openGauss CM 5.1.0 build 0x7f) compiled at 2024-04-02 11:20:31 Release",
                "cm_ctl (openGauss CM 5.1.0 build ) compiled at 2024-04-02 11:20:31 Release",
                "cm_ctl (openGauss CM 5.1.0 build 0c7f19de) compiled at 2024-4-2 11:20:31 Release",
                "cm_ctl (openGauss CM 5.1.0 build 0c7f19de) compiled at 2024-04-02 11:20:31 Fast",
                "cm_ctl (openGauss CM 5.1.0 build 0c7f19de) compiled at 2024-04-02 11:20:31",
                "cm_ctl (openGauss CM 5.1.0 build 0c7f19de) compiled at 2024-04-02 11:20:31 Release x",
                "cm_ctl: command not found"
            })
    void refuses_any_other_line(String line) {
        assertThatThrownBy(() -> CmCtlVersion.parse("\n" + line))
                .isInstanceOf(OutputFormatException.class)
                .hasMessage("[PARSE] cm_ctl -V: line 2: expected cm_ctl (<product> CM <version> build <hex>)"
                        + " compiled at <date> <time> <type>: " + line);
    }

    @Test
    void refuses_a_second_line() {
        assertThatThrownBy(() -> CmCtlVersion.parse(LINE + "\n\n" + LINE))
                .isInstanceOf(OutputFormatException.class)
                .hasMessage("[PARSE] cm_ctl -V: line 3: expected the end of the output: " + LINE);
    }
}
