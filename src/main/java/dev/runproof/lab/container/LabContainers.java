package dev.runproof.lab.container;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.engine.Share;
import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The hosts of a lab that is up, as the engine sees them.
 *
 * @param key the lab's mark
 * @param network its name
 * @param places name and address of each host
 */
record LabContainers(String key, String network, Ground ground, Map<HostName, Place> places) {
    private static final Set<String> COMING_BACK = Set.of("always", "unless-stopped");

    LabContainers {
        places = Map.copyOf(places);
    }

    /** A host's container. */
    record Place(String container, String address) {}

    private Place of(HostName host) {
        Place place = places.get(host);
        if (place == null) {
            throw new IllegalArgumentException("the lab has no host '" + host + "'");
        }
        return place;
    }

    void need(HostName host) {
        var unused = of(host);
    }

    Path tree(HostName host) {
        return ground.tree(host);
    }

    /** Runs shell text as root. */
    Docker.Answer run(HostName host, String text) {
        return Docker.ask("exec", of(host).container(), "sh", "-c", text);
    }

    /** With all that runs on it. */
    void stop(HostName host) {
        done(Docker.ask("kill", of(host).container()));
        own(host, "running").forEach(id -> done(Docker.ask("kill", id)));
    }

    /** With those of its containers that are to come back with their engine. */
    void start(HostName host) {
        done(Docker.ask("start", of(host).container()));
        for (String id : own(host, "exited")) {
            var policy = Docker.ask("inspect", "--format", "{{.HostConfig.RestartPolicy.Name}}", id);
            if (COMING_BACK.contains(policy.text())) {
                done(Docker.ask("start", id));
            }
        }
    }

    /** Ids of the containers that were started on it. */
    private List<String> own(HostName host, String status) {
        return Docker.ask(
                        "ps",
                        "-aq",
                        "--filter",
                        "label=" + Label.filter(key),
                        "--filter",
                        "label=" + Share.HOST + "=" + host,
                        "--filter",
                        "status=" + status)
                .text()
                .lines()
                .toList();
    }

    void disconnect(HostName host) {
        done(Docker.ask("network", "disconnect", "--force", network, of(host).container()));
    }

    void connect(HostName host) {
        done(Docker.ask(
                "network",
                "connect",
                "--ip",
                of(host).address(),
                "--alias",
                host.value(),
                network,
                of(host).container()));
    }

    private static void done(Docker.Answer answer) {
        if (answer.exit() != 0) {
            throw new LabRefused("docker: " + answer.text());
        }
    }

    /** Names of all hosts, for a program that goes through them. */
    List<HostName> names() {
        return places.keySet().stream()
                .sorted(java.util.Comparator.comparing(HostName::value))
                .toList();
    }
}
