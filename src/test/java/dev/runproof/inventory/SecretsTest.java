package dev.runproof.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.inventory.SecretReference.Kind;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    private final List<Secret> opened = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();

    @Test
    void opens_a_variable_of_the_process() {
        assertThat(secrets().open(reference(Kind.ENV, "CM_SUDO")).reveal()).isEqualTo("opal-7");
    }

    @Test
    void refuses_a_variable_that_is_not_set() {
        assertThatThrownBy(() -> secrets().open(reference(Kind.ENV, "NOBODY")))
                .isInstanceOfSatisfying(SecretUnavailable.class, refused -> {
                    assertThat(refused.status()).isEqualTo(ExitStatus.ENVIRONMENT);
                    assertThat(refused.next()).containsExactly("export NOBODY and give the command again");
                })
                .hasMessage("[SECRET] the secret 'sudo' (env:NOBODY): the variable is not set, or empty");
    }

    @Test
    void opens_the_first_line_of_a_file_beside_the_environment() throws IOException {
        file("key", "opal-8\nmore\n", "rw-------");
        assertThat(secrets().open(reference(Kind.FILE, "key")).reveal()).isEqualTo("opal-8");
    }

    @Test
    void refuses_a_file_that_every_account_may_read() throws IOException {
        Path file = file("key", "opal-8\n", "rw-r--r--");
        assertThatThrownBy(() -> secrets().open(reference(Kind.FILE, "key")))
                .hasMessage("[SECRET] the secret 'sudo' (file:key): every account may read or write " + file);
    }

    @Test
    void refuses_a_file_that_is_missing_or_empty_or_no_text() throws IOException {
        assertThatThrownBy(() -> secrets().open(reference(Kind.FILE, "none")))
                .hasMessage("[SECRET] the secret 'sudo' (file:none): there is no file " + folder.resolve("none"));
        Path empty = file("empty", "", "rw-------");
        assertThatThrownBy(() -> secrets().open(reference(Kind.FILE, "empty")))
                .hasMessage("[SECRET] the secret 'sudo' (file:empty): the first line of " + empty + " is empty");
        Path odd = file("odd", "", "rw-------");
        Files.write(odd, new byte[] {(byte) 0xC3, '\n'});
        assertThatThrownBy(() -> secrets().open(reference(Kind.FILE, "odd")))
                .hasMessage("[SECRET] the secret 'sudo' (file:odd): " + odd + " is not UTF-8 text");
    }

    @Test
    void opens_the_first_line_that_a_command_prints_beside_the_environment() throws IOException {
        file("key", "opal-9\nmore\n", "rw-------");
        assertThat(secrets()
                        .open(reference(Kind.COMMAND, "cat key; yes | head -n 100000"))
                        .reveal())
                .isEqualTo("opal-9");
    }

    @Test
    void refuses_a_command_that_fails_and_shows_only_its_program() {
        assertThatThrownBy(() -> secrets().open(reference(Kind.COMMAND, "printf opal-9; echo opal-9 >&2; exit 3")))
                .hasMessage("[SECRET] the secret 'sudo' (command:printf …): the command exited with 3");
        assertThatThrownBy(() -> secrets().open(reference(Kind.COMMAND, "true")))
                .hasMessage("[SECRET] the secret 'sudo' (command:true): the command's first line is empty");
    }

    @Test
    void ends_a_command_that_takes_too_long_with_its_children() throws IOException {
        var secrets =
                new Secrets(folder.resolve("e.yaml"), Map.of(), Prompt.NOBODY, opened::add, Duration.ofSeconds(1));
        assertThatThrownBy(() -> secrets.open(reference(Kind.COMMAND, "sleep 60 & echo $! > pid; wait")))
                .hasMessage("[SECRET] the secret 'sudo' (command:sleep …): the command gave no answer within 1 s");
        long child = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        assertThat(ProcessHandle.of(child).map(ProcessHandle::onExit).orElse(CompletableFuture.completedFuture(null)))
                .succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void asks_once_and_tells_the_listener_once() {
        var secrets = secrets();
        secrets.open(reference(Kind.PROMPT, ""));
        secrets.open(reference(Kind.PROMPT, ""));
        assertThat(questions).containsExactly("sudo");
        assertThat(opened).containsExactly(new Secret("typed"));
    }

    @Test
    void refuses_when_nobody_can_be_asked() {
        var secrets =
                new Secrets(folder.resolve("e.yaml"), Map.of(), Prompt.NOBODY, opened::add, Duration.ofSeconds(1));
        assertThatThrownBy(() -> secrets.open(reference(Kind.PROMPT, "")))
                .hasMessage("[SECRET] the secret 'sudo' (prompt): nobody can be asked here, or nothing was typed");
    }

    private Secrets secrets() {
        Prompt prompt = question -> {
            questions.add(question);
            return Optional.of(new Secret("typed"));
        };
        return new Secrets(
                folder.resolve("e.yaml"), Map.of("CM_SUDO", "opal-7"), prompt, opened::add, Duration.ofSeconds(30));
    }

    private static SecretReference reference(Kind kind, String target) {
        return new SecretReference("sudo", kind, target);
    }

    private Path file(String name, String text, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
