package dev.runproof.product.openmldb;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import dev.runproof.model.HostName;
import dev.runproof.product.openmldb.state.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the cluster out of an environment that has what the procedure needs. */
final class SiteReader {
    private static final String USUAL_DIRECTORY = "/opt/openmldb";
    private static final Pattern COMMA = Pattern.compile(" *, *");

    private final Environment environment;

    SiteReader(Environment environment) {
        this.environment = environment;
    }

    Site read() {
        var components = new ArrayList<Component>();
        for (Kind kind : Kind.values()) {
            for (Host host : environment.withRole(kind.toString())) {
                components.add(new Component(
                        kind,
                        host.name(),
                        environment.requiredVariable("openmldb.endpoint." + kind + "." + host.name()),
                        directory(kind, host.name())));
            }
        }
        String target = environment.requiredVariable("openmldb.target");
        return new Site(
                environment.withRole("operation").get(0).name(),
                components,
                environment.requiredVariable("openmldb.zkCluster"),
                environment.requiredVariable("openmldb.zkRootPath"),
                environment.requiredVariable("openmldb.newPackage"),
                target,
                environment.requiredVariable("openmldb.stateDir"),
                environment.variable("openmldb.python").map(List::of).orElse(List.of("python", "python3")),
                environment.variable("openmldb.sparkHome"),
                is("openmldb.allowSingleReplica", "yes"),
                is("openmldb.acceptSingleNameserver", "yes"),
                is("openmldb.writes", "continue"),
                tables("openmldb.growingTables"),
                tables("openmldb.clusteredTables"),
                tables("openmldb.expiringTables"),
                application(target),
                environment.speed());
    }

    private String directory(Kind kind, HostName host) {
        return environment
                .variable("openmldb.dir." + kind + "." + host)
                .or(() -> environment.variable("openmldb.dir." + kind))
                .orElse(USUAL_DIRECTORY);
    }

    private Optional<Site.Application> application(String target) {
        return environment.withRole("application").stream()
                .findFirst()
                .map(host -> new Site.Application(
                        host.name(),
                        environment.variable("openmldb.pom"),
                        environment.variable("openmldb.applicationPython"),
                        environment.variable("openmldb.mvn").orElse("mvn"),
                        environment.variable("openmldb.sdkTarget").orElse(target)));
    }

    private boolean is(String variable, String word) {
        return environment.variable(variable).filter(word::equals).isPresent();
    }

    private Set<TableName> tables(String variable) {
        return environment
                .variable(variable)
                .map(text -> COMMA.splitAsStream(text.strip())
                        .map(SiteReader::table)
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** {@code database.table}; a database's name has no dot, a table's may. */
    private static TableName table(String text) {
        int dot = text.indexOf('.');
        return new TableName(text.substring(0, dot), text.substring(dot + 1));
    }
}
