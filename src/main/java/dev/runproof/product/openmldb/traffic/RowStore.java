package dev.runproof.product.openmldb.traffic;

import java.io.IOException;

/** One table as a client sees it: rows go in and are found again by their keys. Safe for several threads. */
interface RowStore extends AutoCloseable {
    /**
     * Writes one row; returning is the acknowledgement.
     *
     * @param key letters, digits, dots and dashes
     * @throws IOException when the row was not acknowledged; whether it is there is not known then
     */
    void put(String key) throws IOException;

    /**
     * Whether the row is there.
     *
     * @throws IOException when that could not be seen
     */
    boolean has(String key) throws IOException;

    @Override
    void close();
}
