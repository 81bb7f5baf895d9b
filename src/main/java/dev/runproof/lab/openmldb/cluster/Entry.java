package dev.runproof.lab.openmldb.cluster;

import java.util.List;

/**
 * A stretch of a partition's log: so many puts or deletes of one kind; each of them is one offset.
 *
 * @param id that all parts of a stretch share
 * @param from number of its first one within the whole stretch
 * @param row of a single put, or empty where rows are made up from {@code id} and number
 */
record Entry(long id, long from, long count, Effect effect, List<Object> row) {
    enum Effect {
        ROW(1),
        OVERWRITE(0),
        DELETE(-1);

        private final int rows;

        Effect(int rows) {
            this.rows = rows;
        }
    }

    long rows() {
        return count * effect.rows;
    }

    Entry first(long some) {
        return new Entry(id, from, some, effect, row);
    }

    Entry without(long some) {
        return new Entry(id, from + some, count - some, effect, row);
    }
}
