package dev.runproof.product.openmldb.traffic;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A driver of one table (id string, value bigint) in memory; packed into a jar by its test, so it sees the JDK alone. */
public final class FakeDriver implements Driver {
    private final List<String> statements = new ArrayList<>();
    private boolean online;

    @Override
    public @Nullable Connection connect(String url, Properties info) {
        if (!acceptsURL(url)) {
            return null;
        }
        online = false;
        return proxy(Connection.class, (it, method, arguments) -> switch (method.getName()) {
            case "createStatement" -> proxy(Statement.class, this::statement);
            default -> null;
        });
    }

    private @Nullable Object statement(Object it, java.lang.reflect.Method method, Object @Nullable [] arguments)
            throws SQLException {
        if (arguments == null) {
            return null;
        }
        String sql = (String) arguments[0];
        if (sql.startsWith("SET ")) {
            online = sql.equals("SET @@execute_mode='online'");
            return true;
        }
        if (!online) {
            throw new SQLException("an offline job");
        }
        if (sql.startsWith("insert into t1 values ('broken")) {
            throw new SQLException("insert failed");
        }
        if (method.getName().equals("execute")) {
            statements.add(sql);
            return true;
        }
        if (sql.equals("select * from t1 limit 1")) {
            return rows(List.of());
        }
        String key = sql.substring(sql.indexOf('\'') + 1, sql.lastIndexOf('\''));
        boolean there = statements.stream().anyMatch(done -> done.startsWith("insert into t1 values ('" + key + "', "));
        return rows(there ? List.of(key) : List.of());
    }

    private static ResultSet rows(List<String> keys) {
        Iterator<String> left = keys.iterator();
        return proxy(ResultSet.class, (it, method, arguments) -> switch (method.getName()) {
            case "next" -> left.hasNext();
            case "getString" -> left.next();
            case "getMetaData" ->
                proxy(ResultSetMetaData.class, (data, asked, number) -> switch (asked.getName()) {
                    case "getColumnCount" -> 2;
                    case "getColumnName" -> number[0].equals(1) ? "id" : "value";
                    default -> number[0].equals(1) ? Types.VARCHAR : Types.BIGINT;
                });
            default -> null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FakeDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.equals("jdbc:openmldb:///db1?zk=192.0.2.10:2181&zkPath=/openmldb");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 0;
    }

    @Override
    public int getMinorVersion() {
        return 9;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
