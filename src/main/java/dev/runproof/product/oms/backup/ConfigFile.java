package dev.runproof.product.oms.backup;

import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import java.util.function.Function;

/**
 * A node's configuration on its host.
 *
 * @param path a text or a pending fact
 * @param directory on the same host, in which the copy gets a directory of its run
 * @param digest the SHA-256 that the file had when it was read, before the upgrade changed anything
 */
public record ConfigFile(HostName host, Object path, String directory, Function<Facts, String> digest) {}
