package dev.runproof.lab.oms.schema;

import dev.runproof.model.ProductVersion;
import dev.runproof.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** The statements that make and change the databases; nothing is sent here. */
final class Schema {
    private Schema() {}

    /** A database of a fresh installation, without rows but for its version. */
    static List<SqlStatement> made(Database database, ProductVersion version) {
        var statements = new ArrayList<SqlStatement>();
        statements.add(database.made());
        statements.addAll(Tables.made(database, version));
        statements.add(database.on(Tables.VERSION, "insert into %s (version) values (?)", version.toString()));
        return statements;
    }

    /** The same with the rows without which no console of this release works. */
    static List<SqlStatement> fresh(Database database, ProductVersion version) {
        var statements = made(database, version);
        if (database.part() == Part.RM) {
            statements.addAll(rmRows(database, Release.of("0"), version));
        }
        return statements;
    }

    /** What an initialisation does to a database of an older release; nothing when it is of this one. */
    static List<SqlStatement> migrated(Database database, ProductVersion from, ProductVersion to) {
        var statements = new ArrayList<SqlStatement>();
        if (from.compareTo(to) >= 0) {
            return statements;
        }
        Change.between(from, to).forEach(change -> statements.addAll(Tables.changed(database, change)));
        if (database.part() == Part.RM) {
            statements.addAll(rmRows(database, from, to));
        }
        statements.add(database.on(Tables.VERSION, "update %s set version = ?", to.toString()));
        return statements;
    }

    private static List<SqlStatement> rmRows(Database rm, ProductVersion from, ProductVersion to) {
        var statements = new ArrayList<SqlStatement>();
        if (Release.hasHa(to) && !Release.hasHa(from)) {
            statements.add(rm.on(
                    "oms_normal_config",
                    "insert ignore into %s (cfg_name, cfg_value) values ('ha.config', ?)",
                    HaDefault.OFF));
        }
        if (Release.hasVersionTable(to)) {
            statements.add(Tables.versionTable(rm));
            statements.add(rm.on("oms_version", "delete from %s"));
            statements.add(rm.on("oms_version", "insert into %s (version) values (?)", to + "-CE"));
        }
        return statements;
    }

    /** All of an installation that has been in use. */
    static List<SqlStatement> filled(Installed installed) {
        var statements = new ArrayList<SqlStatement>();
        var rows = new FirstRows(installed);
        for (Database database : installed.databases()) {
            statements.addAll(made(database, installed.version()));
            switch (database.part()) {
                case RM -> statements.addAll(rows.rm(database));
                case CM -> statements.addAll(rows.cm(database));
                case HEARTBEAT ->
                    installed.regions().stream()
                            .filter(region -> region.heartbeat().equals(database.name()))
                            .forEach(region -> statements.addAll(rows.heartbeat(database, region)));
            }
        }
        return statements;
    }
}
