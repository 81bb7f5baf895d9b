package dev.runproof.lab.oms.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTemplateTest {
    private static final String DATA =
            "{\"Name\":\"/oms_331\",\"State\":{\"Status\":\"running\",\"Running\":true,\"Pid\":7},"
                    + "\"HostConfig\":{\"Binds\":[\"/a:/b\",\"/c:/d\"],\"PidsLimit\":null},"
                    + "\"Mounts\":[{\"Source\":\"/a\",\"Destination\":\"/b\"},{\"Source\":\"/c\",\"Destination\":\"/d\"}],"
                    + "\"Labels\":{\"oms.version\":\"3.3.1\"}}";

    private static String rendered(String template) throws Exception {
        JsonNode data = new ObjectMapper().readTree(DATA);
        return GoTemplate.parse(template).render(data);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "{{.State.Status}}|running",
                "{{json .HostConfig.Binds}}|[\"/a:/b\",\"/c:/d\"]",
                "{{ .HostConfig.Binds }}|[/a:/b /c:/d]",
                "{{.HostConfig.PidsLimit}}|<nil>",
                "{{(index .Mounts 1).Source}}|/c",
                "{{.State}}|{running true 7}",
                "{{if gt .State.Pid 3}}more{{end}}{{if le .State.Pid 3}}less{{end}}|more",
                "{{slice .State.Status 0 3}} {{title .State.Status}} {{split .State.Status \"n\"}}|run Running [ru  i g]",
                "{{printf \"%-9s,%.3s\" .State.Status .State.Status}}!|running  ,run!",
                "{{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}|none",
                "{{json .HostConfig.PidsLimit}}|null",
                "{{index .HostConfig.Binds 1}}|/c:/d",
                "{{index .Labels \"oms.version\"}}|3.3.1",
                "{{range .Mounts}}{{.Source}}>{{.Destination}};{{end}}|/a>/b;/c>/d;",
                "{{range $i, $m := .Mounts}}{{$i}}={{$m.Source}} {{end}}|0=/a 1=/c ",
                "{{if .State.Running}}up{{else}}down{{end}}|up",
                "{{if eq .State.Status \"exited\"}}gone{{else}}here{{end}}|here",
                "{{with .State}}{{.Pid}}{{end}}|7",
                "{{.State.Pid}} {{len .Mounts}}|7 2",
                "{{join .HostConfig.Binds \",\"}}|/a:/b,/c:/d",
                "{{range .Mounts}}{{if eq .Source \"/c\"}}{{.Destination}}{{end}}{{end}}|/d",
                "a {{- \" b\" }}|a b"
            })
    void renders_what_people_ask_for(String template, String expected) throws Exception {
        assertThat(rendered(template)).isEqualTo(expected);
    }

    @Test
    void refuses_a_key_that_is_not_there() {
        assertThatThrownBy(() -> rendered("{{.State.Colour}}"))
                .isInstanceOf(GoTemplate.Bad.class)
                .hasMessageContaining("map has no entry for key \"Colour\"");
    }

    @Test
    void refuses_what_is_not_closed() {
        assertThatThrownBy(() -> rendered("{{.State")).hasMessageContaining("unclosed action");
        assertThatThrownBy(() -> rendered("{{if .State}}x")).hasMessageContaining("unexpected EOF");
    }
}
