package dev.runproof.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.ConsoleTarget;
import dev.runproof.console.Consoles;
import dev.runproof.model.ExitStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChromiumBrowserTest extends BrowserContract {
    @BeforeAll
    static void needs_the_programs() {
        var missing = ChromiumPrograms.ofDebian().missing();
        if (System.getenv("CI") == null) {
            assumeThat(missing).as("headless Chromium").isEmpty();
        }
        assertThat(missing).as("headless Chromium, which CI installs").isEmpty();
    }

    @AfterAll
    static void leaves_neither_processes_nor_files() throws IOException {
        Awaitility.await("the end of all browsers")
                .atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.current()
                        .descendants()
                        .map(it -> it.info().command().orElse(""))
                        .noneMatch(it -> it.contains("chrom")));
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .noneMatch(it ->
                            it.startsWith(Profile.NAME + ProcessHandle.current().pid() + "-"));
        }
    }

    @Test
    void names_what_installs_it_where_it_is_missing() {
        var nowhere = new ChromiumPrograms(Path.of("/nowhere/chromium"), Path.of("/nowhere/chromedriver"));
        var target = ConsoleTarget.of(URI.create("http://127.0.0.1:1"));
        var failure = catchThrowableOfType(
                ConsoleNotDriven.class, () -> new ChromiumLauncher(nowhere).launch(target, Optional.empty()));
        assertThat(failure.status()).isEqualTo(ExitStatus.MISSING);
        assertThat(failure)
                .hasMessage("[CONSOLE-BROWSER] http://127.0.0.1:1: not installed: /nowhere/chromium,"
                        + " /nowhere/chromedriver");
        assertThat(failure.next()).containsExactly(ChromiumPrograms.INSTALL);
    }

    @Override
    Consoles consoles() {
        return Browsers.chromium();
    }

    @Override
    boolean draws() {
        return true;
    }
}
