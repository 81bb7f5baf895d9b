package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerLoadTest {
    @Test
    void one_image_is_the_one_to_use() {
        assertThat(DockerLoad.parse("Loaded image: a:5000/b/c:d\r\n").use()).isEqualTo("a:5000/b/c:d");
        assertThat(DockerLoad.parse("Loaded image: a:1\nLoaded image: a:2\n").use())
                .isNull();
    }

    @Test
    void what_a_terminal_shows_of_the_progress_is_passed_over() {
        String output = "\u001b[1A\u001b[2K\r0123456789ab: Loading layer  1B/2B\r\u001b[1B"
                + "\u001b[1A\u001b[2K\r0123456789ab: Loading layer  2B/2B\r\u001b[1BLoaded image: a:1\r\n";

        assertThat(DockerLoad.parse(output).images()).containsExactly(new DockerLoad.Image("a:1", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error processing tar file(exit status 1): unexpected EOF",
                "open /srv/x.tar: no such file or directory",
                "Loaded image:",
                "Loaded image: a",
                "Loaded image: a:1 b",
                "Loaded image ID: a:1",
                "0123456789a: Loading layer  1B/2B",
                "The image a:1 already exists, renaming the old one with ID sha256:0 to"
            })
    void refuses_any_other_line(String line) {
        assertThatThrownBy(() -> DockerLoad.parse("Loaded image: a:1\n\n" + line + "\n"))
                .hasMessage(
                        "[PARSE] docker load: line 3: expected Loaded image: <name>:<tag> or Loaded image ID: <id>: "
                                + line);
    }

    @Test
    void refuses_an_output_without_a_loaded_image() {
        assertThatThrownBy(() -> DockerLoad.parse("0123456789ab: Loading layer  1B/2B\n"))
                .hasMessage("[PARSE] docker load: no image loaded: 0123456789ab: Loading layer  1B/2B");
    }
}
