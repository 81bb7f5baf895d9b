package dev.runproof.lab.oms.docker;

import java.util.List;
import java.util.Map;

/**
 * An image as the engine keeps it.
 *
 * @param id {@code sha256:} and the digest of its configuration
 * @param created RFC 3339
 * @param sizeBytes of its layers
 * @param layers ids of its layers, the lowest first
 */
record Image(
        String id,
        String created,
        long sizeBytes,
        List<String> env,
        List<String> command,
        Map<String, String> labels,
        List<String> layers) {
    Image {
        env = List.copyOf(env);
        command = List.copyOf(command);
        labels = Map.copyOf(labels);
        layers = List.copyOf(layers);
    }
}
