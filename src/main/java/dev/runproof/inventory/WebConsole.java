package dev.runproof.inventory;

import dev.runproof.model.HostName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A web console that steps read and change in a browser.
 *
 * @param name what plan, journal and report call it; no host has the same
 * @param certificate the one that an HTTPS console must show, a PEM file; without it this machine's trust decides
 */
public record WebConsole(HostName name, URI url, String user, SecretReference password, Optional<Path> certificate) {}
