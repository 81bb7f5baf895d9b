package dev.runproof.lab.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CmSettingsTest {
    @Test
    void keeps_old_values_in_the_new_sample_and_loses_comments() {
        String sample = "# new\nlog_dir = cm_agent\nreport = 1\nfresh = on\n";
        String old = "# mine\nreport = 7\ngone = 3\n";

        assertThat(CmSettings.merge(sample, old, Map.of("socket", "/t")))
                .isEqualTo("# new\nlog_dir = cm_agent\nreport = 7\nfresh = on\nsocket = /t\n");
    }
}
