package dev.runproof.lab;

import dev.runproof.model.Secret;
import java.util.List;
import java.util.Map;

/**
 * A host of a lab that is made of an image of the real product.
 *
 * @param name of the host
 * @param user the account that commands in it run as
 * @param environment plain variables of its container
 * @param credentials what the files below {@code /run/secrets} of its container hold, by their names
 * @param start shell texts that are run in it once it is up, in their order
 */
public record ImageHost(
        String name,
        String image,
        String user,
        List<String> roles,
        Map<String, String> environment,
        Map<String, Secret> credentials,
        List<String> start) {
    public ImageHost {
        roles = List.copyOf(roles);
        environment = Map.copyOf(environment);
        credentials = Map.copyOf(credentials);
        start = List.copyOf(start);
    }
}
