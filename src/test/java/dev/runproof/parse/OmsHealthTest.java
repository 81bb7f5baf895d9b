package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OmsHealthTest {
    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":null}", "{\"success\":true}", "{\"data\":{}}", "{\"data\":{\"healthy\":false}}"})
    void is_not_healthy_unless_it_says_so(String body) {
        assertThat(OmsHealth.parse(body).healthy()).isFalse();
    }

    @Test
    void keeps_code_and_message_as_they_are() {
        OmsHealth read = OmsHealth.parse("\ufeff{\"success\":\"true\",\"code\":7,\"data\":{\"healthy\":true}}\r\n");

        assertThat(read).isEqualTo(new OmsHealth(true, true, 7L, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <html>502</html>              | line 1: not JSON: <html>502</html>
            {"data":null}}                | line 1: not JSON: {"data":null}}
            {"data":null} {}              | line 1: not JSON, more follows behind its end: {"data":null} {}
            [true]                        | not an object: [true]
            {"healthy":true}              | an object with neither data nor success: {"healthy":true}
            {"data":{"healthy":"true"}}   | expected true or false: data.healthy
            {"data":{"healthy":null}}     | expected true or false: data.healthy
            {"success":"yes"}             | expected true or false: success
            {"success":1,"data":null}     | expected true or false: success
            {"data":1,"data":2}           | line 1: key given twice: data
            """)
    void refuses_anything_else(String body, String message) {
        assertThatThrownBy(() -> OmsHealth.parse(body)).hasMessage("[PARSE] /oms/health: " + message);
    }
}
