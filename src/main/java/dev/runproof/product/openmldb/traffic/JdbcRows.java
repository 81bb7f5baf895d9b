package dev.runproof.product.openmldb.traffic;

import java.io.IOException;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Rows through OpenMLDB's JDBC driver; a connection that failed is opened anew for the next row. */
final class JdbcRows implements RowStore {
    /** Without it, a query is an offline job of the taskmanager. */
    private static final String ONLINE = "SET @@execute_mode='online'";

    private final DriverJar jar;
    private final String url;
    private final TableId table;
    private final Clock clock;
    private @Nullable Connection open;
    private @Nullable RowShape shape;

    /** @param url {@code jdbc:openmldb:///db?zk=…&zkPath=…} */
    JdbcRows(DriverJar jar, String url, TableId table, Clock clock) {
        this.jar = jar;
        this.url = url;
        this.table = table;
        this.clock = clock;
    }

    /** The address of a database behind a ZooKeeper. */
    static String url(String database, String zkCluster, String zkRootPath) {
        return "jdbc:openmldb:///" + database + "?zk=" + zkCluster + "&zkPath=" + zkRootPath;
    }

    @Override
    public synchronized void put(String key) throws IOException {
        withStatement(statement -> {
            String row = String.join(", ", shape(statement).literals(key, clock.instant(), "'"));
            statement.execute("insert into " + table.name() + " values (" + row + ")");
            return true;
        });
    }

    @Override
    public synchronized boolean has(String key) throws IOException {
        return withStatement(statement -> {
            String column = shape(statement).keyColumn();
            try (ResultSet found = statement.executeQuery(
                    "select " + column + " from " + table.name() + " where " + column + " = '" + key + "'")) {
                while (found.next()) {
                    if (key.equals(found.getString(1))) {
                        return true;
                    }
                }
                return false;
            }
        });
    }

    /** What is done with a statement of the open connection. */
    private interface Use<T> {
        T of(Statement statement) throws SQLException, IOException;
    }

    private <T> T withStatement(Use<T> use) throws IOException {
        try (Statement statement = connection().createStatement()) {
            return use.of(statement);
        } catch (SQLException e) {
            leave();
            throw new IOException(e.getMessage(), e);
        }
    }

    private Connection connection() throws SQLException {
        Connection known = open;
        if (known == null) {
            known = jar.driver().connect(url, new Properties());
            if (known == null) {
                throw new SQLException("the driver does not take " + url);
            }
            open = known;
            try (Statement mode = known.createStatement()) {
                mode.execute(ONLINE);
            }
        }
        return known;
    }

    private RowShape shape(Statement statement) throws SQLException, IOException {
        RowShape known = shape;
        if (known == null) {
            List<RowShape.Column> columns = new ArrayList<>();
            try (ResultSet any = statement.executeQuery("select * from " + table.name() + " limit 1")) {
                ResultSetMetaData told = any.getMetaData();
                for (int number = 1; number <= told.getColumnCount(); number++) {
                    columns.add(new RowShape.Column(
                            told.getColumnName(number),
                            JDBCType.valueOf(told.getColumnType(number)).getName()));
                }
            }
            known = RowShape.of(table.toString(), columns);
            shape = known;
        }
        return known;
    }

    private void leave() {
        Connection known = open;
        open = null;
        if (known != null) {
            try {
                known.close();
            } catch (SQLException alreadyBroken) {
                // It is given up because it does not answer; that it cannot be closed either adds nothing.
            }
        }
    }

    @Override
    public synchronized void close() {
        leave();
        try {
            jar.loader().close();
        } catch (IOException e) {
            throw TrafficRefused.file("the JDBC driver's jar cannot be closed: " + e, e);
        }
    }
}
