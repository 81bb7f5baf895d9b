package dev.runproof.product.generic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line of the process table runs. */
class InterpretedCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gs_expansion -U omm",
                "./gs_expansion",
                "python3 ./gs_expansion -U omm",
                "python3 -u ./gs_expansion -U omm",
                "/usr/bin/python3.9 -W ignore -X dev -u /opt/om/script/gs_expansion -U omm",
                "python3 -m gs_expansion",
                "/usr/bin/env python3 -u ./gs_expansion",
                "/usr/bin/env -i LANG=C -u HOME python3 ./gs_expansion",
                "bash -x -o pipefail ./gs_expansion"
            })
    void is_seen_behind_an_interpreter_and_its_options(String command) {
        assertThat(new ProcessTable.Entry(7, 1, "root", 3, command).runs("gs_expansion"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tail -f gs_expansion.log",
                "vi -R gs_expansion",
                "python3 -u ./other gs_expansion",
                "python3 -c pass gs_expansion",
                "python3",
                "python3 -W"
            })
    void is_not_taken_from_the_arguments_of_another_program(String command) {
        assertThat(new ProcessTable.Entry(7, 1, "root", 3, command).runs("gs_expansion"))
                .isFalse();
    }
}
