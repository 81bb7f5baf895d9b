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
                "a {{- \" b\" }}|a b",
                "{{ .Name }} {{- \"x\" -}}  y|/oms_331xy",
                "a\\tb{{\"\\t\"}}c|a\\tb\tc",
                "{{printf \"%d %s %t\" .Name .State.Pid 5}}|%!d(string=/oms_331) %!s(int=7) %!t(int=5)",
                "{{printf \"%s%%\" .Name .Name}}{{printf \"%\"}}|/oms_331%%!(EXTRA string=/oms_331)%!(NOVERB)",
                "{{printf \"%q\" .HostConfig.Binds}}|[\"/a:/b\" \"/c:/d\"]",
                "{{1.5}} {{lt 1.5 2.5}} {{eq .HostConfig.PidsLimit nil}}|1.5 true true",
                "{{title .Name}} {{title \"ab cd-ef\"}}|/Oms_331 Ab Cd-Ef",
                "{{html \"<a&b>\"}} {{js \"a<\"}} {{urlquery \"a b&c\"}}|&lt;a&amp;b&gt; a\\u003C a+b%26c",
                "{{range .HostConfig.Binds}}{{.}}{{break}}{{end}}|/a:/b",
                "{{range .HostConfig.Binds}}{{if eq . \"/a:/b\"}}{{continue}}{{end}}{{.}}{{end}}|/c:/d",
                "{{with $x := .Name}}{{$x}}{{end}}{{if false}}a{{else if true}}b{{else}}c{{end}}|/oms_331b",
                "{{slice .HostConfig.Binds 1}}|[/c:/d]"
            })
    void renders_what_people_ask_for(String template, String expected) throws Exception {
        assertThat(rendered(template)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{printf \"%q|\" .Name}}{{printf \"%5d|%-5d|%05d|%+d\" 4 4 4 4}}~\"/oms_331\"|    4|4    |00004|+4",
                "{{.Name | printf \"%s-%d\"}}~/oms_331-%!d(MISSING)",
                "{{.State.Pid | printf \"%03d %x\" 9}}~009 7",
                "{{printf \"a%99999999999d\" 4}}~a%!(NOVERB)%!(EXTRA int=4)",
                "{{printf \"%.99999999f\" 1.5}}~%!(NOVERB)%!(EXTRA float64=1.5)",
                "{{printf \"%.2f|%6.1f|%x\" 1.5 2.25 255}}~1.50|   2.2|ff"
            })
    void prints_in_the_form_of_a_verb(String template, String expected) throws Exception {
        assertThat(rendered(template)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{.Nope}}|:1:2: executing \"\" at <.Nope>: map has no entry for key \"Nope\"",
                "{{.Name}} {{.State.Health.Status}}|:1:18: executing \"\" at <.State.Health.Status>: map has no entry"
                        + " for key \"Health\"",
                "{{ slice .Name 2 99 }}|:1:3: executing \"\" at <slice .Name 2 99>: error calling slice: index out of"
                        + " range: 99",
                "{{index .Mounts 5}}|:1:2: executing \"\" at <index .Mounts 5>: error calling index: index out of range:"
                        + " 5",
                "{{len}}|:1:2: executing \"\" at <len>: wrong number of args for len: want 1 got 0",
                "{{and}}|:1:2: executing \"\" at <and>: wrong number of args for and: want at least 1 got 0",
                "{{len 3}}|:1:2: executing \"\" at <len 3>: error calling len: len of type int",
                "{{eq .Name}}|:1:2: executing \"\" at <eq .Name>: error calling eq: missing argument for comparison",
                "{{lt .Name 3}}|:1:2: executing \"\" at <lt .Name 3>: error calling lt: incompatible types for comparison",
                "{{.Name .State}}|:1:2: executing \"\" at <.Name>: Name is not a method but has arguments",
                "{{\"x\" .Name}}|:1:2: executing \"\" at <\"x\">: can't give argument to non-function \"x\"",
                "{{nil}}|:1:2: executing \"\" at <nil>: nil is not a command",
                "{{.Name}|:1: bad character U+007D '}'",
                "{{\"x}}|:1: unterminated quoted string",
                "{{}}|:1: missing value for command",
                "{{foo .Name}}|:1: function \"foo\" not defined"
            })
    void says_what_is_wrong_and_where(String template, String message) {
        assertThatThrownBy(() -> rendered(template))
                .isInstanceOf(GoTemplate.Bad.class)
                .hasMessage("template: " + message);
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
