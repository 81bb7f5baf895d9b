package dev.runproof.product.oms.backup;

import dev.runproof.model.HostName;

/**
 * A node's configuration on its host.
 *
 * @param path a text or a pending fact
 * @param directory on the same host, in which the copy gets a directory of its run
 */
public record ConfigFile(HostName host, Object path, String directory) {}
