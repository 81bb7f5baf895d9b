package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EndStateTest {
    private static List<String> query(String first, String second, String datanodes) {
        return List.of(
                "1  node1 1  /opt/cm/cm_server " + first,
                "2  node2 2  /opt/cm/cm_server " + second,
                "1  node1 6001 /opt/data/dn " + datanodes,
                "omm  /opt/app/bin/cm_server");
    }

    @Test
    void another_elected_cm_server_is_the_same_end() {
        assertThat(new OpenGaussTraces().withoutChance(query("Primary", "Standby", "P Primary Normal")))
                .isEqualTo(new OpenGaussTraces().withoutChance(query("Standby", "Primary", "P Primary Normal")))
                .contains("CMServers: {Primary=1, Standby=1}", "omm  /opt/app/bin/cm_server");
    }

    @Test
    void none_two_or_another_state_are_not() {
        var one = new OpenGaussTraces().withoutChance(query("Primary", "Standby", "P Primary Normal"));
        assertThat(new OpenGaussTraces().withoutChance(query("Primary", "Primary", "P Primary Normal")))
                .isNotEqualTo(one);
        assertThat(new OpenGaussTraces().withoutChance(query("Standby", "Standby", "P Primary Normal")))
                .isNotEqualTo(one);
        assertThat(new OpenGaussTraces().withoutChance(query("Primary", "Down", "P Primary Normal")))
                .isNotEqualTo(one);
    }

    @Test
    void another_state_of_a_datanode_is_not() {
        assertThat(new OpenGaussTraces().withoutChance(query("Primary", "Standby", "P Standby Normal")))
                .isNotEqualTo(new OpenGaussTraces().withoutChance(query("Primary", "Standby", "P Primary Normal")));
    }

    @Test
    void a_difference_names_each_line_that_one_end_has_more_often() {
        var end = new EndState(List.of("a", "b", "b", "c"));
        assertThat(end.differences(new EndState(List.of("a", "b", "d")))).containsExactly("+ b", "+ c", "- d");
        assertThat(end.differences(new EndState(List.of("a", "b", "b", "c")))).isEmpty();
    }
}
