package dev.runproof.inventory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A real product's image that a lab makes a host of, in place of a simulated one.
 *
 * @param name as {@code docker pull} takes it: {@code mariadb:10.11}
 * @param environment plain variables of the container
 * @param credentials secrets that the product starts with, by the names of the files that hold them in the container
 * @param start shell texts that are run in the container once it is up, in their order
 */
public record ProductImage(
        String name, Map<String, String> environment, Map<String, SecretReference> credentials, List<String> start) {
    public ProductImage {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        credentials = Collections.unmodifiableMap(new LinkedHashMap<>(credentials));
        start = List.copyOf(start);
    }
}
