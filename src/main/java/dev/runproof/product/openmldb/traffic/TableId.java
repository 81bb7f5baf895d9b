package dev.runproof.product.openmldb.traffic;

/** The one table that rows are written to. */
record TableId(String database, String name) {
    /** Reads {@code database.table}. */
    static TableId parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot == text.length() - 1 || text.indexOf(',') >= 0) {
            throw TrafficRefused.environment("openmldb.trafficTable is one table as database.table: " + text, null);
        }
        return new TableId(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public String toString() {
        return database + "." + name;
    }
}
