package dev.runproof.sql.mysql;

import com.mysql.cj.jdbc.NonRegisteringDriver;
import dev.runproof.model.Redactor;
import dev.runproof.sql.Databases;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** Opens sessions over the MySQL protocol. */
public final class MySqlDatabases implements Databases {
    @Override
    public SqlSession open(SqlTarget target) {
        var redactor = new Redactor();
        redactor.add(target.password());
        var troubles = new Troubles(target, redactor);
        try (var trusted = Authority.of(target.tls())) {
            return new MySqlSession(target, connect(target, trusted), redactor, troubles);
        } catch (SQLException e) {
            throw troubles.atLogin(e);
        }
    }

    private static Connection connect(SqlTarget target, Authority trusted) throws SQLException {
        // Null is the driver's answer to an address of another driver.
        return Objects.requireNonNull(
                new NonRegisteringDriver().connect(Address.of(target), ConnectionSettings.of(target, trusted)));
    }
}
