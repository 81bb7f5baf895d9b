package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerContainerTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "{}, -",
                "{\"PidsLimit\":null}, -1",
                "{\"PidsLimit\":0}, -1",
                "{\"PidsLimit\":-1}, -1",
                "{\"PidsLimit\":7}, 7"
            })
    void a_limit_of_processes_is_unknown_only_without_its_key(String hostConfig, Long limit) {
        assertThat(container(hostConfig, "{}").pidsLimit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({"IS_UPGRADE=true, true", "IS_UPGRADE=TRUE, false", "is_upgrade=true, false", "IS_UPGRADE=, false"})
    void an_upgrade_is_only_what_oms_takes_for_one(String variable, boolean isUpgrade) {
        assertThat(container("{}", "{\"Env\":[\"" + variable + "\"]}").isUpgrade())
                .isEqualTo(isUpgrade);
    }

    @Test
    void https_needs_certificate_and_key() {
        String certificate = "/a/crt:/etc/pki/nginx/oms_server.crt";
        String key = "/a/key:/etc/pki/nginx/oms_server.key";

        assertThat(container("{\"Binds\":[\"" + certificate + "\"]}", "{}").https())
                .isFalse();
        assertThat(container("{\"Binds\":[\"" + certificate + "\",\"" + key + "\"]}", "{}")
                        .https())
                .isTrue();
    }

    @Test
    void the_root_keeps_its_slash() {
        assertThat(container("{\"Binds\":[\"/:/host//\"]}", "{}").binds())
                .containsExactly(new DockerContainer.Bind("/", "/host", List.of(), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                     | no container: []
            [{"Name":"/a"},{"Name":"/b"}]          | 2 containers, expected one: /a, /b
            {"Name":"/a"} {"Name":"/b"} {}         | 3 containers, expected one: /a, /b, ?
            [{"Name":"/a","HostConfig":null}]      | not a container: no HostConfig
            [7]                                    | not a container: no object
            {"HostConfig":{"Binds":["/a"]}}        | a bind is not source:target[:options]: /a
            {"HostConfig":{"Binds":["/a:/b:c:d"]}} | a bind is not source:target[:options]: /a:/b:c:d
            {"HostConfig":{"Binds":["/a:"]}}       | a bind is not source:target[:options]: /a:
            {"HostConfig":{"Binds":"/a:/b"}}       | expected a list: HostConfig.Binds
            {"HostConfig":{"Binds":[1]}}           | expected a list of texts: HostConfig.Binds
            {"HostConfig":{"PidsLimit":"9"}}       | expected a whole number: HostConfig.PidsLimit
            {"HostConfig":{"Ulimits":[{"Name":"a","Soft":1}]}} | expected a whole number: HostConfig.Ulimits[0].Hard
            {"HostConfig":{},"State":{"Status":1}} | expected a text: State.Status
            {"HostConfig":{"Privileged":1}}        | expected true or false: HostConfig.Privileged
            """)
    void refuses_what_is_not_one_container(String output, String message) {
        assertThatThrownBy(() -> DockerContainer.parse(output)).hasMessage("[PARSE] docker inspect: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\n{\"HostConfig\":{},\n\"Config\":{\"Env\":[\"PW=Secret1\",}}]",
                "[\n{\"HostConfig\":{},\n\"Config\":{\"Env\":[\"PW=Secret1",
                "[\n{\"HostConfig\":{},\n\"Config\":{\"Env\":[\"PW=Secret1\n\"]}}]"
            })
    void names_the_line_of_a_fault_and_does_not_show_it(String output) {
        assertThatThrownBy(() -> DockerContainer.parse(output))
                .hasMessage("[PARSE] docker inspect: line 3: not JSON: (not shown, the line may hold a password)");
    }

    @Test
    void shows_no_other_variable_of_the_environment() {
        assertThat(container("{}", "{\"Env\":[\"OMS_HOST_IP=192.0.2.1\",\"PW=Secret1\"]}")
                        .toString())
                .contains("192.0.2.1")
                .doesNotContain("Secret1");
    }

    @Test
    void refuses_a_key_given_twice() {
        assertThatThrownBy(() -> DockerContainer.parse("{\"HostConfig\":{},\n\"HostConfig\":{}}"))
                .hasMessage("[PARSE] docker inspect: line 2: key given twice: HostConfig");
    }

    private static DockerContainer container(String hostConfig, String config) {
        return DockerContainer.parse("[{\"HostConfig\":" + hostConfig + ",\"Config\":" + config + "}]");
    }
}
