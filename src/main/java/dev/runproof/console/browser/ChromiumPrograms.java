package dev.runproof.console.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Chromium and its driver on this machine. */
public record ChromiumPrograms(Path browser, Path driver) {
    /** What installs both on Debian, and a font, without which pictures hold empty boxes for letters. */
    public static final String INSTALL =
            "apt-get install --no-install-recommends chromium chromium-driver fonts-dejavu-core";

    /** Where Debian's packages put them. */
    public static ChromiumPrograms ofDebian() {
        return new ChromiumPrograms(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromedriver"));
    }

    /** What is not there; empty when both are. */
    public Optional<String> missing() {
        List<Path> gone = List.of(browser, driver).stream()
                .filter(it -> !Files.isExecutable(it))
                .toList();
        return gone.isEmpty()
                ? Optional.empty()
                : Optional.of("not installed: "
                        + String.join(", ", gone.stream().map(Path::toString).toList()));
    }
}
