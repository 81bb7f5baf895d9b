package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.text.Printed;
import java.util.List;
import java.util.Optional;

/** The commands of the {@code ns_client} role. */
final class NameserverCommands {
    static final String NOT_LEADER = "nameserver is not leader";

    private final World world;
    private final Shows shows;
    private final Placement placement;
    private final HandCommands byHand;

    NameserverCommands(World world) {
        this.world = world;
        this.shows = new Shows(world);
        this.placement = new Placement(world);
        this.byHand = new HandCommands(world);
    }

    /** Asks the nameserver at this endpoint. */
    void run(String endpoint, String database, List<String> command, Printed out) {
        String name = command.get(0);
        boolean lives = world.living(Kind.NAMESERVER, endpoint) != null;
        Optional<String> refused = !lives
                ? Optional.of("rpc failed")
                : world.leadership().leads(endpoint) ? Optional.empty() : Optional.of(NOT_LEADER);
        switch (name) {
            case "showns" -> out.table(shows.nameservers());
            case "showtablet" ->
                show(out, refused, "Fail to show tablets. error msg: ", () -> out.table(shows.tablets()));
            case "showdb" -> out.table(shows.databases(refused.isEmpty()));
            case "showtable" ->
                show(
                        out,
                        refused,
                        "failed to showtable. error msg: ",
                        () -> out.table(shows.table(database, argument(command, 1))));
            case "showopstatus" ->
                // The program really speaks of tablets here.
                show(out, refused, "Fail to show tablets. error msg: ", () -> showOps(database, command, out));
            case "confget" -> confget(refused, command, out);
            case "confset" -> confset(refused, command, out);
            case "cancelop" -> byHand.cancelOp(refused, argument(command, 1), out);
            case "deleteop" -> byHand.deleteOp(refused, argument(command, 1), out);
            case "offlineendpoint" -> byHand.offline(refused, argument(command, 1), out);
            case "recoverendpoint" -> byHand.recover(refused, argument(command, 1), out);
            default -> placement.run(refused, database, command, out);
        }
    }

    private static void show(Printed out, Optional<String> refused, String prefix, Runnable table) {
        refused.ifPresentOrElse(why -> out.line(prefix + why), table);
    }

    private static String argument(List<String> command, int at) {
        return at < command.size() ? command.get(at) : "";
    }

    private void showOps(String database, List<String> command, Printed out) {
        String pid = argument(command, 2);
        if (!pid.isEmpty() && Placement.number(pid).isEmpty()) {
            out.line(Placement.INVALID_PID);
        } else {
            out.table(shows.ops(database, argument(command, 1), pid));
        }
    }

    private void confget(Optional<String> refused, List<String> command, Printed out) {
        String key = argument(command, 1);
        String prefix = "failed to set " + key + ". error msg: ";
        if (refused.isPresent()) {
            out.line(prefix + refused.get());
        } else if (!key.isEmpty() && !key.equals(Shows.AUTO_FAILOVER)) {
            out.line(prefix + "cannot found key " + key);
        } else {
            out.table(shows.settings());
        }
    }

    private void confset(Optional<String> refused, List<String> command, Printed out) {
        if (command.size() < 3) {
            out.line("Bad format");
            return;
        }
        String key = command.get(1);
        String value = command.get(2);
        Optional<String> why = refused.or(() -> world.switches().refusal("confset"));
        if (why.isEmpty() && !(key.equals(Shows.AUTO_FAILOVER) && (value.equals("true") || value.equals("false")))) {
            why = Optional.of("invalid parameter");
        }
        if (why.isPresent()) {
            out.line("failed to set " + key + ". error msg: " + why.get());
        } else {
            world.zooKeeper().autoFailover(Optional.of(Boolean.parseBoolean(value)));
            world.logOfLeader('I', "set auto_failover " + value);
            out.line("set " + key + " ok");
        }
    }
}
