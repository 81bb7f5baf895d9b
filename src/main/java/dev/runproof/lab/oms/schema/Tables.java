package dev.runproof.lab.oms.schema;

import dev.runproof.model.ProductVersion;
import dev.runproof.sql.SqlStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables of a database as a fresh installation of a release makes them. */
final class Tables {
    static final String VERSION = "schema_version";

    private static final String PROJECT = """
            id varchar(64) not null primary key,
            project_name varchar(256) not null,
            project_status varchar(32) not null,
            project_type varchar(32) not null,
            owner varchar(64) null,
            extra_info longtext null,
            gmt_created datetime not null,
            gmt_modified datetime not null,
            key idx_status (project_status, gmt_modified),
            key idx_name (project_name(32))
            """;

    private Tables() {}

    /** The base that all releases have in common, then what the releases up to this one changed. */
    static List<SqlStatement> made(Database database, ProductVersion version) {
        var statements = new ArrayList<SqlStatement>();
        base(database.part(), version).forEach((table, columns) -> statements.add(database.on(table, create(columns))));
        Change.between(Release.of("0"), version).forEach(change -> statements.addAll(changed(database, change)));
        return statements;
    }

    static List<SqlStatement> changed(Database database, Change change) {
        var column = Objects.requireNonNull(change.columns().get(database.part()));
        return List.of(
                database.on(column.table(), "alter table %s add column " + column.name() + " " + column.definition()),
                database.on(Objects.requireNonNull(change.tables().get(database.part())), create("""
                        id bigint not null auto_increment primary key,
                        name varchar(128) not null,
                        content text null,
                        gmt_created timestamp not null default current_timestamp,
                        unique key uk_name (name)
                        """)));
    }

    /** Only when it is missing, since an operator may have made it by hand. */
    static SqlStatement versionTable(Database rm) {
        return rm.on("oms_version", create("""
                version varchar(64) not null comment 'Version',
                gmt_modified timestamp not null default current_timestamp,
                primary key (version)
                """).replace("create table", "create table if not exists"));
    }

    private static String create(String columns) {
        return "create table %s (" + columns.strip().replaceAll("\\s+", " ") + ") engine = InnoDB";
    }

    private static Map<String, String> base(Part part, ProductVersion version) {
        var tables = new LinkedHashMap<String, String>();
        switch (part) {
            case RM -> putRm(tables, version);
            case CM -> putCm(tables);
            case HEARTBEAT -> putHeartbeat(tables);
        }
        tables.put(VERSION, "version varchar(64) not null primary key");
        return tables;
    }

    private static void putRm(Map<String, String> tables, ProductVersion version) {
        tables.put("oms_normal_config", """
                cfg_name varchar(128) not null primary key,
                cfg_value text null,
                description varchar(512) null,
                gmt_modified timestamp not null default current_timestamp on update current_timestamp
                """);
        tables.put("cluster_info", """
                id bigint not null auto_increment primary key,
                region varchar(64) not null,
                region_cn varchar(64) null,
                cm_url varchar(256) not null,
                code int not null,
                is_default_cm tinyint(1) not null default 0,
                unique key uk_code (code)
                """);
        tables.put("oms_project", PROJECT);
        if (Release.hasSyncProjects(version)) {
            tables.put("oms_sync_project", PROJECT);
        }
        tables.put("oms_project_step", """
                id bigint unsigned not null auto_increment primary key,
                project_id varchar(64) not null,
                step_name varchar(64) not null,
                progress decimal(38,10) null,
                checkpoint bigint unsigned null,
                constraint fk_project foreign key (project_id) references oms_project (id) on delete cascade
                """);
        tables.put("oms_operation_record", """
                id bigint not null primary key,
                operator varchar(64) character set utf8mb4 collate utf8mb4_unicode_ci null,
                request text null,
                body longblob null,
                digest binary(8) null,
                flags bit(5) null,
                cost double null,
                happened datetime null,
                finished datetime(6) null
                """);
    }

    private static void putCm(Map<String, String> tables) {
        tables.put("resource_group", """
                id bigint not null auto_increment primary key,
                name varchar(64) not null,
                gmt_created datetime not null default current_timestamp,
                unique key uk_name (name)
                """);
        tables.put("host", """
                id bigint not null auto_increment primary key,
                ip varchar(64) not null,
                host_status varchar(32) not null,
                resource_group_id bigint not null,
                gmt_modified datetime not null default current_timestamp,
                unique key uk_ip (ip),
                key idx_group (resource_group_id)
                """);
        tables.put("location_cm", """
                id bigint not null auto_increment primary key,
                location int not null,
                cm_url varchar(256) not null,
                comment varchar(128) null
                """);
        tables.put("config_job", """
                `key` varchar(128) not null,
                `value` mediumtext null,
                primary key (`key`)
                """);
    }

    private static void putHeartbeat(Map<String, String> tables) {
        tables.put("heart_beat", """
                id bigint not null auto_increment primary key,
                task_name varchar(64) not null,
                task_type varchar(32) not null,
                host_ip varchar(64) not null,
                gmt_created datetime not null,
                gmt_modified datetime not null,
                unique key uk_task (task_name, host_ip)
                """);
        tables.put("heatbeat_sequence", """
                id bigint not null auto_increment primary key,
                gmt_created datetime not null,
                gmt_modified datetime not null
                """);
    }
}
