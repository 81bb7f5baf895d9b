package dev.runproof.product.openmldb.traffic;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A component that is asked whether it answers.
 *
 * @param endpoint {@code host:port}, as it is registered
 */
record Watched(String host, String role, String endpoint) {
    private static final List<String> ROLES = List.of("nameserver", "tablet", "taskmanager", "apiserver");

    /** All components of an environment. */
    static List<Watched> of(Environment environment) {
        var all = new ArrayList<Watched>();
        for (String role : ROLES) {
            for (Host host : environment.withRole(role)) {
                all.add(new Watched(
                        host.name().toString(),
                        role,
                        environment.requiredVariable("openmldb.endpoint." + role + "." + host.name())));
            }
        }
        return List.copyOf(all);
    }

    /** What any living server of the kind answers to. */
    URI address() {
        String path = role.equals("taskmanager") ? "/openmldb.taskmanager.TaskManagerServer/GetVersion" : "/status";
        return URI.create("http://" + endpoint + path);
    }

    @Override
    public String toString() {
        return host + " " + role + " " + endpoint;
    }
}
