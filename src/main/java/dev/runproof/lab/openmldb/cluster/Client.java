package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.text.Printed;
import java.util.List;
import java.util.Optional;

/** The program {@code openmldb} as a client: whom it asks, and what it says when nobody is there to be asked. */
final class Client {
    private final World world;
    private final NameserverCommands nameservers;
    private final TabletCommands tablets;
    private final SqlClient sql;

    Client(World world) {
        this.world = world;
        this.nameservers = new NameserverCommands(world);
        this.tablets = new TabletCommands(world);
        this.sql = new SqlClient(world);
    }

    CliAnswer answer(List<String> words) {
        Arguments arguments = Arguments.of(words);
        Optional<String> unknown = arguments.unknown();
        if (unknown.isPresent()) {
            return new CliAnswer(1, new byte[0], "ERROR: unknown command line flag '" + unknown.get() + "'\n");
        }
        var out = new Printed();
        switch (arguments.get("role")) {
            case "ns_client" -> askNameserver(arguments, out);
            case "client" -> tablets.run(arguments.get("endpoint"), arguments.command(), out);
            case "sql_client" -> {
                if (isReached(arguments)) {
                    sql.run(arguments, out);
                } else {
                    out.line("ERROR: Failed to connect to db");
                }
            }
            default -> out.line("Start failed! FLAGS_role must be client, ns_client or sql_client");
        }
        return new CliAnswer(0, out.bytes(), "");
    }

    /** Whether ZooKeeper answers at the given address and knows a nameserver below the given path. */
    private boolean isReached(Arguments arguments) {
        return answers(arguments)
                && arguments.get("zk_root_path").equals(world.topology().zkRootPath())
                && world.zooKeeper().firstLock().isPresent();
    }

    private boolean answers(Arguments arguments) {
        return world.zooKeeper().reachable()
                && arguments.get("zk_cluster").equals(world.topology().zkCluster());
    }

    private void askNameserver(Arguments arguments, Printed out) {
        List<String> command = arguments.command();
        if (!arguments.has("zk_cluster")) {
            if (command.get(0).equals("showns")) {
                out.line("Show nameserver failed. zk_cluster is empty");
            } else {
                nameservers.run(arguments.get("endpoint"), arguments.get("database"), command, out);
            }
        } else if (!answers(arguments)) {
            out.line("zk client init failed");
        } else if (!isReached(arguments)) {
            out.line("get children failed").line("get leader failed");
        } else {
            String leader = world.zooKeeper().firstLock().map(Server::endpoint).orElseThrow();
            out.line("ns leader: " + leader);
            nameservers.run(leader, arguments.get("database"), command, out);
        }
    }
}
