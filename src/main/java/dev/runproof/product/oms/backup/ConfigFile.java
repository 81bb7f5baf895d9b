package dev.runproof.product.oms.backup;

import dev.runproof.model.HostName;

/**
 * A node's configuration on its host.
 *
 * @param path a text or a pending fact
 */
public record ConfigFile(HostName host, Object path) {}
