package dev.runproof.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanariesTest {
    private static final String SECRET = "tw33t-'tw33t\"";

    @TempDir
    private Path folder;

    private final Canaries canaries = new Canaries(Map.of("sudo password", SECRET));

    @Test
    void are_not_found_where_there_are_none() throws IOException {
        Files.writeString(folder.resolve("file"), "tw33t and [secret]");
        assertThatCode(() -> canaries.areNotBelow(folder)).doesNotThrowAnyException();
    }

    @Test
    void are_found_in_a_file_and_named_but_not_shown() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(deep.resolve("file"), "xyz" + SECRET);
        assertThatThrownBy(() -> canaries.areNotBelow(folder))
                .hasMessageContaining("a/b/file: sudo password as it is, at 3")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void are_found_in_the_name_of_a_file() throws IOException {
        Files.createFile(folder.resolve(SECRET));
        assertThatThrownBy(() -> canaries.areNotBelow(folder)).hasMessageContaining("sudo password as it is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "22", "333", "4444"})
    void are_found_in_base64(String before) {
        String encoded =
                Base64.getEncoder().encodeToString((before + SECRET + " and more").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> canaries.areNotIn("output", encoded)).hasMessageContaining(" in Base64, ");
    }

    @Test
    void are_found_in_hexadecimal() {
        String encoded = HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> canaries.areNotIn("output", encoded)).hasMessageContaining("in hexadecimal");
    }

    @Test
    void are_found_in_a_process_list() throws Exception {
        try (var watch = new ProcessWatch()) {
            Process process = new ProcessBuilder("sh", "-c", "read line", SECRET).start();
            // It ends when its input does, so it is there while the list is looked at.
            while (watch.seen().stream().noneMatch(line -> line.startsWith("sh -c read line"))) {
                assertThat(process.isAlive()).isTrue();
            }
            process.getOutputStream().close();
            process.waitFor();
            assertThatThrownBy(() -> canaries.areNotIn("process list", watch.seen()))
                    .hasMessageContaining("process list: sudo password as it is");
        }
    }
}
