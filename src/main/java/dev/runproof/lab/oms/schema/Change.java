package dev.runproof.lab.oms.schema;

import dev.runproof.model.ProductVersion;
import java.util.List;
import java.util.Map;

/**
 * What a release changes in the schema: in each database one table gains a column, and one table appears.
 *
 * @param columns by the database it is for
 * @param tables names of the new ones
 */
record Change(ProductVersion release, Map<Part, Column> columns, Map<Part, String> tables) {
    /** A new column. */
    record Column(String table, String name, String definition) {}

    /** In order; releases that are not named change nothing. */
    static final List<Change> ALL = List.of(
            change(
                    "3.3.0",
                    new Column("cluster_info", "region_label", "varchar(64) null"),
                    new Column("host", "cpu_cores", "int not null default 0"),
                    new Column("heart_beat", "task_version", "varchar(32) null"),
                    "oms_project_label",
                    "resource_tag",
                    "heart_beat_history"),
            change(
                    "3.3.1",
                    new Column("oms_normal_config", "cfg_scope", "varchar(32) not null default 'global'"),
                    new Column("host", "is_ha_candidate", "tinyint(1) not null default 1"),
                    new Column("heart_beat", "is_ha_alive", "tinyint(1) not null default 1"),
                    "oms_ha_ticket",
                    "store_ha_history",
                    "heart_beat_lease"),
            change(
                    "4.0.0",
                    new Column("oms_project", "alarm_level", "varchar(16) null"),
                    new Column("resource_group", "description", "varchar(512) null"),
                    new Column("heart_beat", "metrics", "text null"),
                    "oms_alarm_channel",
                    "resource_quota",
                    "heart_beat_metric"),
            change(
                    "4.2.0",
                    new Column("oms_project", "worker_grade", "int null"),
                    new Column("location_cm", "cm_vip", "varchar(128) null"),
                    new Column("heart_beat", "zone", "varchar(64) null"),
                    "oms_worker_grade",
                    "component_port",
                    "heart_beat_zone"),
            change(
                    "4.2.9",
                    new Column("cluster_info", "gmt_checked", "datetime(3) null"),
                    new Column("host", "agent_version", "varchar(64) null"),
                    new Column("heart_beat", "trace_id", "varchar(64) null"),
                    "oms_diagnosis",
                    "host_agent",
                    "heart_beat_trace"));

    Change {
        columns = Map.copyOf(columns);
        tables = Map.copyOf(tables);
    }

    private static Change change(
            String release, Column rm, Column cm, Column heartbeat, String rmTable, String cmTable, String hbTable) {
        return new Change(
                Release.of(release),
                Map.of(Part.RM, rm, Part.CM, cm, Part.HEARTBEAT, heartbeat),
                Map.of(Part.RM, rmTable, Part.CM, cmTable, Part.HEARTBEAT, hbTable));
    }

    /** Those of the releases after the first and up to the second. */
    static List<Change> between(ProductVersion from, ProductVersion to) {
        return ALL.stream()
                .filter(change ->
                        change.release().compareTo(from) > 0 && change.release().compareTo(to) <= 0)
                .toList();
    }
}
