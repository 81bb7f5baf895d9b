package dev.runproof.product.openmldb.state;

import dev.runproof.model.Answer;
import dev.runproof.model.OutputFormatException;
import dev.runproof.parse.OpenmldbTableStatus;
import dev.runproof.parse.OpenmldbTableStatus.Table;
import dev.runproof.product.generic.WholeOutput;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Every table of the cluster, hidden databases included, as {@code SHOW TABLE STATUS LIKE '%'} tells it. */
public record Tables(NavigableMap<TableName, Table> byName, List<String> messages) {
    private static final String TOOL = "openmldb show table status";
    private static final String NOT_ALL = "ERROR: fail to get all table status, ";

    public Tables {
        byName = Collections.unmodifiableNavigableMap(new TreeMap<>(byName));
        messages = List.copyOf(messages);
    }

    /** The answer of {@link Client#tableStatus}. */
    public static Tables read(Answer answer) {
        return of(OpenmldbTableStatus.parse(WholeOutput.of(TOOL, answer)));
    }

    public static Tables of(OpenmldbTableStatus status) {
        var byName = new TreeMap<TableName, Table>();
        for (Table table : status.tables()) {
            if (byName.put(new TableName(table.databaseName(), table.tableName()), table) != null) {
                throw OutputFormatException.atLine(TOOL, 1, told(table), "expected each table once");
            }
        }
        return new Tables(byName, status.messages());
    }

    /** For messages; the whole of it is in the evidence. */
    @Override
    public String toString() {
        return byName.values().stream().filter(Tables::ok).count() + " of " + byName.size() + " tables ok";
    }

    public Optional<Table> table(TableName name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What keeps this picture from being whole; empty when it is. */
    Optional<String> gap() {
        return messages.stream().filter(message -> message.startsWith(NOT_ALL)).findFirst();
    }

    /** Every replica alive, nothing to warn of. */
    static boolean ok(Table table) {
        return table.partitionUnalive() == 0 && table.warnings().isEmpty();
    }

    /** The raw row, for messages and reports. */
    public static String told(Table table) {
        return "id " + table.tableId() + ", " + new TableName(table.databaseName(), table.tableName()) + ", "
                + table.storageType() + ", Rows " + table.rows() + ", Partition " + table.partition()
                + ", Partition_unalive " + table.partitionUnalive() + ", Replica " + table.replica() + ", Warnings "
                + (table.warnings().isEmpty() ? "none" : String.join(" ", table.warnings()));
    }
}
