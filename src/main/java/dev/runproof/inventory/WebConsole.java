package dev.runproof.inventory;

import dev.runproof.model.HostName;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A web console that steps read and change in a browser.
 *
 * @param name what plan, journal and report call it; no host has the same
 * @param certificate the one that an HTTPS console must show, a PEM file; without it this machine's trust decides
 * @param browser one of {@link #BROWSERS}
 */
public record WebConsole(
        HostName name, URI url, String user, SecretReference password, Optional<Path> certificate, String browser) {
    static final String CHROMIUM = "chromium";
    static final String HTMLUNIT = "htmlunit";

    /** What drives a console. */
    static final List<String> BROWSERS = List.of(CHROMIUM, HTMLUNIT);

    /** Chromium for consoles that exist; those of an embedded lab need none of a machine's browsers. */
    static String usualBrowser(Optional<Lab> lab) {
        return lab.filter(it -> it.kind() == Lab.Kind.EMBEDDED).isPresent() ? HTMLUNIT : CHROMIUM;
    }
}
