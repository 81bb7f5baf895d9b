package dev.runproof.product.openmldb.state;

/** A table by its database and name; either may hold blanks and letters of any language. */
public record TableName(String database, String name) implements Comparable<TableName> {
    /** Of a database that the cluster keeps for itself, and writes by itself. */
    public boolean hidden() {
        return Client.HIDDEN_DATABASES.contains(database);
    }

    @Override
    public int compareTo(TableName other) {
        int order = database.equals(other.database) ? 0 : database.compareTo(other.database);
        return order != 0 ? order : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return database + "." + name;
    }
}
