package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OmsConfigTest {
    private static final String ONE = """
            oms_meta_host: 192.0.2.5
            oms_meta_port: 2883
            oms_meta_user: root@t#c
            oms_meta_password: 'Secret#1'
            drc_rm_db: rm
            drc_cm_db: cm
            drc_cm_heartbeat_db: hb
            cm_url: http://192.0.2.9:8088
            cm_location: 3
            cm_nodes:
             - 192.0.2.1
            """;

    @Test
    void one_region_is_the_default_one_and_needs_no_name() {
        OmsConfig read = OmsConfig.parse(ONE);

        assertThat(read.metaPasswordSet()).isTrue();
        assertThat(read.regions())
                .containsExactly(new OmsConfig.Region(
                        null,
                        3,
                        true,
                        "http://192.0.2.9:8088",
                        "hb",
                        List.of("192.0.2.1"),
                        new OmsConfig.Ports(8089, 8088, 8090, 9000, 2023)));
        assertThat(read.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8088, cm-url-loopback",
        "LOCALHOST:8088, cm-url-loopback",
        "http://192.0.2.9, cm-url-without-port",
        "'http://192.0.2.9:', cm-url-without-port",
        "http://192.0.2.9/a:8088, cm-url-without-port"
    })
    void warns_of_a_url_that_others_cannot_use(String url, String warning) {
        assertThat(OmsConfig.parse(ONE.replace("http://192.0.2.9:8088", "\"" + url + "\""))
                        .warnings())
                .containsExactly(warning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            oms_meta_port: 2883       | oms_meta_port: x          | line 2: expected a number from 1 to 65535: oms_meta_port
            cm_location: 3            | cm_location: 128          | line 9: expected a number from 0 to 127: cm_location
            cm_location: 3            | cm_location: -1           | line 9: expected a number from 0 to 127: cm_location
            drc_rm_db: rm             | drc_rm_db:                | line 5: a required key is empty: drc_rm_db
            drc_rm_db: rm             | drc_rm_db: ""             | line 5: a required key is empty: drc_rm_db
            drc_rm_db: rm             | drc_rm_db: ${RM}          | line 5: a required key is still a placeholder: drc_rm_db
            drc_rm_db: rm             | rm_db: rm                 | a required key is absent from document 1: drc_rm_db
            drc_rm_db: rm             | drc_rm_db: [rm]           | line 5: expected one value: drc_rm_db
            drc_rm_db: rm             | drc_cm_db: rm             | line 6: key given twice: drc_cm_db
            cm_location: 3            | cm_is_default: maybe      | a required key is absent from document 1: cm_location
            drc_rm_db: rm             | drc_rm_db:rm              | line 5: not YAML: drc_rm_db
            drc_rm_db: rm             | drc_rm_db: @rm            | line 5: not YAML: drc_rm_db
            oms_meta_password: 'Secret#1' | oms_meta_password: @Secret#1 | line 4: not YAML: oms_meta_password
            oms_meta_password: 'Secret#1' | oms_meta_password: *Secret   | line 4: not YAML: oms_meta_password
            oms_meta_password: 'Secret#1' | oms_meta_password: 'Secret1  | line 11: not YAML: (line not shown)
            """)
    void refuses_a_file_that_oms_could_not_use(String line, String instead, String message) {
        assertThatThrownBy(() -> OmsConfig.parse(ONE.replace(line, instead)))
                .hasMessage("[PARSE] config.yaml: " + message)
                .message()
                .doesNotContain("Secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n- b\n", "Secret#1\n", "? [a]\n: b\n", "{[a]: b}\n"})
    void refuses_what_is_not_key_and_value(String file) {
        assertThatThrownBy(() -> OmsConfig.parse(file))
                .hasMessageStartingWith("[PARSE] config.yaml: line 1: not key: value: ");
    }

    @Test
    void refuses_an_empty_region() {
        assertThatThrownBy(() -> OmsConfig.parse(ONE + "---\n"))
                .hasMessage("[PARSE] config.yaml: line 12: not key: value: (line not shown)");
        assertThatThrownBy(() -> OmsConfig.parse("# nothing\n"))
                .hasMessage("[PARSE] config.yaml: not key: value: only comments");
    }

    @ParameterizedTest
    @CsvSource({
        "oms_meta_host: 192.0.2.5, 13, oms_meta_host",
        "oms_meta_port: 2883, 14, oms_meta_port",
        "oms_meta_user: root@t#c, 15, oms_meta_user",
        "drc_rm_db: rm, 17, drc_rm_db",
        "drc_cm_db: cm, 18, drc_cm_db"
    })
    void refuses_regions_of_different_installations(String line, int number, String key) {
        String other = ONE.replace(line, line + "1");
        assertThatThrownBy(() -> OmsConfig.parse(ONE + "---\n" + other))
                .hasMessage(
                        "[PARSE] config.yaml: line " + number + ": document 2 disagrees with the first one: " + key);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "True, true",
        "'\"true\"', true",
        "'!!bool \"true\"', true",
        "no, false",
        "'\"false\"', false"
    })
    void reads_truth_as_yaml_and_people_write_it(String value, boolean isDefault) {
        assertThat(OmsConfig.parse(ONE + "cm_is_default: " + value + "\n")
                        .regions()
                        .get(0)
                        .isDefault())
                .isEqualTo(isDefault);
    }

    @Test
    void refuses_any_other_truth() {
        assertThatThrownBy(() -> OmsConfig.parse(ONE + "cm_is_default: \"yes\"\n"))
                .hasMessage("[PARSE] config.yaml: line 12: expected true or false: cm_is_default");
    }

    @Test
    void a_line_that_no_configuration_has_is_refused_before_it_is_read() {
        assertThatThrownBy(() -> OmsConfig.parse(ONE + "# " + "x".repeat(100_000) + "\n"))
                .hasMessage("[PARSE] config.yaml: line 12: not YAML, a line that is too long: (line not shown)");
    }

    @Test
    void a_control_character_is_blamed_on_its_line() {
        assertThatThrownBy(() -> OmsConfig.parse(ONE.replace("Secret", "Sec\u0001ret")))
                .hasMessage("[PARSE] config.yaml: line 4: not YAML: oms_meta_password");
    }
}
