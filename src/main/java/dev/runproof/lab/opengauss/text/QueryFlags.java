package dev.runproof.lab.opengauss.text;

import java.util.Set;

/**
 * What a query was asked to show.
 *
 * @param shown the options that were given
 * @param ipRows whether rows are one blank wider than their header in the address column, as from 6.0.0
 */
public record QueryFlags(Set<Column> shown, IpRows ipRows) {
    public QueryFlags {
        shown = Set.copyOf(shown);
    }

    /** An option of the query that changes what is printed. */
    public enum Column {
        /** {@code -C}: tables. */
        TABLES,
        /** {@code -v}: all instances. */
        INSTANCES,
        /** {@code -d}: paths. */
        PATHS,
        /** {@code -i}: addresses. */
        ADDRESSES,
        /** {@code -p}: ports of datanodes. */
        PORTS,
        /** {@code -z}: availability zones. */
        ZONES,
        /** {@code -w}: one datanode a line. */
        ONE_A_LINE
    }

    /** How wide the address column of a row is. */
    public enum IpRows {
        AS_HEADER,
        ONE_WIDER;

        int extra() {
            return this == ONE_WIDER ? 1 : 0;
        }
    }

    public boolean shows(Column column) {
        return shown.contains(column);
    }

    /** Tables are printed only when all instances are asked for as tables. */
    public boolean tables() {
        return shows(Column.TABLES) && shows(Column.INSTANCES);
    }
}
