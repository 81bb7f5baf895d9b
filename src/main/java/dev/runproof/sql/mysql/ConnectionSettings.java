package dev.runproof.sql.mysql;

import dev.runproof.sql.SqlTarget;
import java.time.Duration;
import java.util.Properties;

/** What the driver is told about a connection. */
final class ConnectionSettings {
    private ConnectionSettings() {}

    static Properties of(SqlTarget target, Authority trusted) {
        var settings = new Properties();
        settings.setProperty("user", target.user());
        settings.setProperty("password", target.password().reveal());
        settings.setProperty("connectTimeout", millis(target.connectTimeout()));
        settings.setProperty("socketTimeout", millis(target.silence()));
        settings.setProperty("sslMode", target.tls().mode().name());
        trusted.addTo(settings);
        addText(settings);
        addRefusals(settings);
        return settings;
    }

    /** Values come as the text that the server makes of them, in one character set whatever that of a column is. */
    private static void addText(Properties settings) {
        settings.setProperty("characterEncoding", "UTF-8");
        settings.setProperty("characterSetResults", "UTF-8");
        settings.setProperty("useServerPrepStmts", "false");
        // Braces in a statement are JSON here, never escapes of JDBC.
        settings.setProperty("processEscapeCodesForPrepStmts", "false");
        // Rows that were changed; the driver's own default counts those that were found.
        settings.setProperty("useAffectedRows", "true");
        // A question of its own for each streamed result would double the time of a short one.
        settings.setProperty("netTimeoutForStreamingResults", "0");
    }

    /** What a server, or a statement that went wrong, must not be able to have done. */
    private static void addRefusals(Properties settings) {
        settings.setProperty("allowMultiQueries", "false");
        settings.setProperty("allowLoadLocalInfile", "false");
        settings.setProperty("allowUrlInLocalInfile", "false");
        settings.setProperty("allowPublicKeyRetrieval", "false");
        settings.setProperty("autoReconnect", "false");
        settings.setProperty("connectionAttributes", "none");
        settings.setProperty("paranoid", "true");
    }

    static String millis(Duration time) {
        return Integer.toString(wholeMillis(time));
    }

    static int wholeMillis(Duration time) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, time.toMillis()));
    }
}
