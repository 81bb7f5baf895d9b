package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OmsHaConfigTest {
    @Test
    void needs_nothing_but_the_master_switch() {
        assertThat(OmsHaConfig.parse("{\"enable\":true}").valid()).isTrue();
        assertThat(OmsHaConfig.parse("{}").problems()).containsExactly("enable");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true, true, true",
                "'\"False\"', false, false",
                "'\"yes\"', -, false",
                "1, -, false",
                "null, -, false"
            })
    void reads_a_switch_from_a_text_and_tells_that_it_is_one(String json, Boolean read, boolean valid) {
        OmsHaConfig config =
                OmsHaConfig.parse("{\"enable\":" + json + ",\"perceiveStoreClientCheckpoint\":" + json + "}");

        assertThat(config.enable()).isEqualTo(read);
        assertThat(config.perceiveStoreClientCheckpoint()).isEqualTo(read);
        assertThat(config.valid()).isEqualTo(valid);
    }

    @Test
    void reads_a_number_from_a_text_and_tells_that_it_is_one() {
        assertThat(minutes("30")).isEqualTo(30L);
        assertThat(minutes("\"030\"")).isEqualTo(BigInteger.valueOf(30));
        assertThat(minutes("-1")).isEqualTo(-1L);
        assertThat(minutes("1.50")).isEqualTo(new BigDecimal("1.50"));
        assertThat(minutes("\"30 \"")).isNull();
        assertThat(minutes("true")).isNull();
        assertThat(OmsHaConfig.parse("{\"enable\":true,\"refetchStoreIntervalMin\":\"30\"}")
                        .problems())
                .containsExactly("refetchStoreIntervalMin");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"enable":true,}                  | line 1: not JSON: {"enable":true,}
            {enable:true}                     | line 1: not JSON: {enable:true}
            {'enable':true}                   | line 1: not JSON: {'enable':true}
            {"enable":true} // on             | line 1: not JSON: {"enable":true} // on
            {"enable":True}                   | line 1: not JSON: {"enable":True}
            {"a":01}                          | line 1: not JSON: {"a":01}
            {"a":NaN}                         | line 1: not JSON: {"a":NaN}
            {"a":1e99999999999}               | line 1: not JSON, a number beyond all that is read: {"a":1e99999999999}
            true                              | not an object: true
            {"enable":true,"enable":false}    | line 1: key given twice: enable
            {"x":{"y":1,"y":1}}               | line 1: key given twice: y
            """)
    void refuses_what_is_not_strict(String value, String message) {
        assertThatThrownBy(() -> OmsHaConfig.parse(value)).hasMessage("[PARSE] ha.config: " + message);
    }

    @Test
    void a_line_feed_in_a_text_belongs_to_the_line_that_it_ends() {
        assertThatThrownBy(() -> OmsHaConfig.parse("{\n\"enable\":true,\"\nenableHost\":true\n}"))
                .hasMessage("[PARSE] ha.config: line 2: not JSON: \"enable\":true,\"");
    }

    @Test
    void only_a_line_feed_ends_a_line() {
        assertThatThrownBy(() -> OmsHaConfig.parse("{\n\"enable\":\r\r\rtru}"))
                .hasMessageStartingWith("[PARSE] ha.config: line 2: not JSON: ");
    }

    @Test
    void what_is_nested_too_deeply_is_told_as_such() {
        String deep = "{\"enable\":true,\"x\":" + "[".repeat(1500) + "]".repeat(1500) + "}";
        assertThatThrownBy(() -> OmsHaConfig.parse(deep))
                .hasMessage("[PARSE] ha.config: not JSON: longer or deeper than anything that is read");
    }

    @Test
    void a_cut_text_ends_on_its_last_line() {
        assertThatThrownBy(() -> OmsHaConfig.parse("{\n\"enable\":true,\n\n"))
                .hasMessage("[PARSE] ha.config: line 2: not JSON: \"enable\":true,");
    }

    private static Number minutes(String json) {
        return OmsHaConfig.parse("{\"enable\":true,\"refetchStoreIntervalMin\":" + json + "}")
                .refetchStoreIntervalMin();
    }
}
