package dev.runproof.lab.oms.console;

import dev.runproof.model.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a console needs to speak HTTPS: both files, in PEM.
 *
 * @param certificate one or more certificates, the server's own first
 * @param key PKCS#8, plain or encrypted (PBES2)
 * @param passphrase of an encrypted key
 */
public record Tls(Path certificate, Path key, Optional<Secret> passphrase) {}
