package dev.runproof.lab.oms;

import dev.runproof.model.Failure;
import dev.runproof.sql.DatabaseLoginRefused;
import dev.runproof.sql.DatabaseUnreachable;
import dev.runproof.sql.StatementFailed;

/** What went wrong with a MetaDB, as a client of MySQL prints it. */
final class ClientTexts {
    private ClientTexts() {}

    static String of(OmsConfig config, Failure failure) {
        if (failure instanceof DatabaseLoginRefused) {
            return "ERROR 1045 (28000): Access denied for user '" + config.metaUser() + "'@'" + config.metaHost()
                    + "' (using password: YES)";
        }
        if (failure instanceof DatabaseUnreachable) {
            return "ERROR 2003 (HY000): Can't connect to MySQL server on '" + config.metaHost() + ":"
                    + config.metaPort() + "' (111)";
        }
        if (failure instanceof StatementFailed failed) {
            return "ERROR " + failed.code() + " (" + failed.sqlState() + "): " + told(failed);
        }
        return "ERROR 2013 (HY000): Lost connection to MySQL server during query";
    }

    /** The server's own words stand behind the number in the message. */
    private static String told(StatementFailed failed) {
        String message = String.valueOf(failed.getMessage());
        String before = "(" + failed.sqlState() + "): ";
        return message.substring(message.indexOf(before) + before.length());
    }
}
