package dev.runproof.product.opengauss;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import dev.runproof.model.HostName;
import dev.runproof.product.opengauss.Site.CheckosCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a {@link Site} of an environment; what the environment must hold was checked when it was read. */
final class SiteReader {
    private static final String ROOT = "root";
    /** The document's own name for the cluster user. */
    private static final String USUAL_CLUSTER_USER = "omm";

    private static final Duration USUAL_MAX_AGE = Duration.ofHours(1);
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final Environment environment;

    SiteReader(Environment environment) {
        this.environment = environment;
    }

    Site read() {
        HostName upgradeNode = environment.withRole("upgrade-node").stream()
                .map(Host::name)
                .findFirst()
                .orElseThrow(() -> new NoUpgradeNode(environment.name()));
        List<Host> hosts = Stream.concat(
                        environment.withRole("node").stream(), environment.withRole("upgrade-node").stream())
                .distinct()
                .toList();
        List<HostName> nodes = environment.hosts().stream()
                .filter(hosts::contains)
                .map(Host::name)
                .toList();
        var users = new LinkedHashMap<HostName, String>();
        hosts.forEach(host -> users.put(host.name(), clusterUser(hosts, host)));
        return new Site(
                nodes,
                upgradeNode,
                users,
                environment.requiredVariable("opengauss.envFile"),
                Path.of(environment.requiredVariable("opengauss.package")),
                environment.variable("opengauss.packageSha256"),
                environment
                        .variable("opengauss.packageSize")
                        .map(Long::valueOf)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()),
                environment.requiredVariable("opengauss.uploadDir"),
                variant(),
                words("opengauss.newNodes").stream().map(HostName::new).collect(Collectors.toSet()),
                environment.variable("opengauss.expectedVersion"),
                checkos(users.getOrDefault(upgradeNode, USUAL_CLUSTER_USER)),
                words("opengauss.acceptDegraded").stream().map(Long::valueOf).collect(Collectors.toSet()),
                environment
                        .variable("opengauss.maxAgeMinutes")
                        .map(Long::valueOf)
                        .map(Duration::ofMinutes)
                        .orElse(USUAL_MAX_AGE));
    }

    private String clusterUser(List<Host> hosts, Host host) {
        return environment
                .variable("opengauss.clusterUser")
                .or(host::user)
                .or(() -> hosts.stream().flatMap(other -> other.user().stream()).findFirst())
                .orElse(USUAL_CLUSTER_USER);
    }

    /** The operator chooses; who names new nodes and says nothing else means the repetition. */
    private Variant variant() {
        Optional<String> word = environment.variable("opengauss.variant");
        if (word.isEmpty()) {
            return words("opengauss.newNodes").isEmpty() ? Variant.FIRST_UPGRADE : Variant.REPEAT_AFTER_EXPANSION;
        }
        return Stream.of(Variant.values())
                .filter(variant -> variant.word().equals(word.get()))
                .findFirst()
                .orElseThrow(() -> new UnknownVariant(word.get()));
    }

    private CheckosCall checkos(String clusterUser) {
        String user = environment.variable("opengauss.checkosUser").orElse(ROOT);
        String program = environment
                .variable("opengauss.toolDir")
                .map(directory -> directory + "/gs_checkos")
                .orElse("gs_checkos");
        Optional<String> file = user.equals(clusterUser)
                ? environment.variable("opengauss.envFile")
                : environment.variable("opengauss.rootEnvFile");
        return new CheckosCall(program, user, file);
    }

    private Set<String> words(String variable) {
        var words = new ArrayList<>(
                List.of(COMMA.split(environment.variable(variable).orElse("").strip(), -1)));
        words.removeIf(String::isEmpty);
        return Set.copyOf(words);
    }
}
