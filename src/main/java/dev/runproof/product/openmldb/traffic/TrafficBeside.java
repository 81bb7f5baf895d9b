package dev.runproof.product.openmldb.traffic;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads from an environment what goes on beside its runs. */
public final class TrafficBeside {
    private TrafficBeside() {}

    /**
     * The traffic beside a run; empty where the environment asks for none.
     *
     * @param folder of the run; its name is the run's id
     * @throws TrafficRefused when the table, the apiserver or the driver is not there
     */
    public static Optional<Traffic> of(Environment environment, Path folder, Clock clock) {
        if (!environment.procedure().equals("openmldb")) {
            return Optional.empty();
        }
        return environment.variable("openmldb.traffic").map(way -> {
            TableId table = TableId.parse(environment.requiredVariable("openmldb.trafficTable"));
            RowStore store =
                    way.equals("jdbc") ? jdbc(environment, table, clock) : apiserver(environment, table, clock);
            return new Traffic(
                    store,
                    watched(environment),
                    new HttpQuestion(),
                    place(folder),
                    String.valueOf(folder.getFileName()),
                    clock,
                    environment
                            .variable("openmldb.writes")
                            .filter("continue"::equals)
                            .isPresent(),
                    new TimedBeats());
        });
    }

    private static RowStore apiserver(Environment environment, TableId table, Clock clock) {
        List<String> endpoints = environment.withRole("apiserver").stream()
                .map(Host::name)
                .map(host -> environment.requiredVariable("openmldb.endpoint.apiserver." + host))
                .toList();
        if (endpoints.isEmpty()) {
            throw TrafficRefused.environment(
                    "openmldb.traffic: apiserver needs a host with the role apiserver; none has it", null);
        }
        return new ApiserverRows(endpoints, table, clock);
    }

    private static RowStore jdbc(Environment environment, TableId table, Clock clock) {
        String url = JdbcRows.url(
                table.database(),
                environment.requiredVariable("openmldb.zkCluster"),
                environment.requiredVariable("openmldb.zkRootPath"));
        return new JdbcRows(
                DriverJar.load(Path.of(environment.requiredVariable("openmldb.jdbcDriver"))), url, table, clock);
    }

    private static List<Watched> watched(Environment environment) {
        List<Watched> all = Watched.of(environment);
        for (Watched component : all) {
            try {
                component.address();
            } catch (IllegalArgumentException e) {
                throw TrafficRefused.environment(component + " cannot be asked over HTTP: " + e.getMessage(), e);
            }
        }
        return all;
    }

    private static Path place(Path folder) {
        Path place = folder.resolve("traffic");
        try {
            return Files.createDirectories(place);
        } catch (IOException e) {
            throw TrafficRefused.file(place + " cannot be made: " + e, e);
        }
    }
}
