package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.text.ClientTable;
import dev.runproof.lab.openmldb.text.Figures;
import dev.runproof.lab.openmldb.text.Printed;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The commands of the {@code client} role, which asks one tablet. */
final class TabletCommands {
    private final World world;

    TabletCommands(World world) {
        this.world = world;
    }

    void run(String endpoint, List<String> command, Printed out) {
        switch (command.get(0)) {
            case "gettablestatus" -> tableStatus(endpoint, command, out);
            case "loadtable" -> loadTable(endpoint, command, out);
            default -> out.line("unsupported cmd");
        }
    }

    private void tableStatus(String endpoint, List<String> command, Printed out) {
        String prefix = "gettablestatus failed, error msg: ";
        if (!world.answers(endpoint)) {
            out.line(prefix + "rpc failed");
            return;
        }
        var table = new ClientTable(
                "tid",
                "pid",
                "offset",
                "mode",
                "state",
                "enable_expire",
                "ttl",
                "ttl_offset",
                "memused",
                "compress_type",
                "skiplist_height");
        Tablet tablet = world.tablet(endpoint);
        if (command.size() < 3) {
            for (Map.Entry<PartitionId, Replica> each : tablet.memory().entrySet()) {
                row(table, each.getKey(), each.getValue());
            }
        } else {
            OptionalLong tid = Placement.number(command.get(1));
            OptionalLong pid = Placement.number(command.get(2));
            if (tid.isEmpty() || pid.isEmpty()) {
                out.line("Invalid args. tid and pid should be uint32_t");
                return;
            }
            var id = new PartitionId((int) tid.getAsLong(), (int) pid.getAsLong());
            Replica replica = tablet.replica(id);
            if (replica == null) {
                out.line(prefix + "table is not exist");
            } else {
                row(table, id, replica);
            }
        }
        out.table(table);
    }

    private void row(ClientTable table, PartitionId id, Replica replica) {
        Partition partition = world.tables().partition(id);
        long memory = partition == null
                ? 0
                : Weight.memory(
                        partition.table(),
                        new Replica.Seen(replica.log().offset(), replica.log().rows()));
        table.row(
                id.tid(),
                id.pid(),
                replica.log().offset(),
                replica.mode().word(),
                replica.state().word(),
                "true",
                "0min",
                "0s",
                Figures.size(memory),
                "kNoCompress",
                1);
    }

    private void loadTable(String endpoint, List<String> command, Printed out) {
        if (command.size() < 6) {
            out.line("Bad LoadTable format");
            return;
        }
        OptionalLong tid = Placement.number(command.get(2));
        OptionalLong pid = Placement.number(command.get(3));
        boolean loads = tid.isPresent()
                && pid.isPresent()
                && world.answers(endpoint)
                && world.replication().load(new PartitionId((int) tid.getAsLong(), (int) pid.getAsLong()), endpoint);
        out.line(loads ? "LoadTable ok" : "Fail to LoadTable");
    }
}
