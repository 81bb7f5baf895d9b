package dev.runproof.lab.oms.schema;

import dev.runproof.sql.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The rows of an installation that has been in use. */
final class FirstRows {
    /** As many heartbeats as are still in the table. */
    static final int SEQUENCE = 5_000;

    private static final long FIRST_ID = 48_210_001;
    private static final int ROWS_A_STATEMENT = 1_000;
    private static final Duration BETWEEN_BEATS = Duration.ofSeconds(10);
    private static final Duration AGE = Duration.ofDays(90);

    private final Installed installed;
    private final String now;
    private final String then;

    FirstRows(Installed installed) {
        this.installed = installed;
        this.now = Times.of(installed.at());
        this.then = Times.of(installed.at().minus(AGE));
    }

    List<SqlStatement> rm(Database rm) {
        var rows = new ArrayList<SqlStatement>();
        parameter(rm, rows, "ops.store.max_count_per_subtopic", "6");
        parameter(rm, rows, "oms.user.password.maximum.age", "90");
        if (Release.hasHa(installed.version())) {
            installed.haConfig().ifPresent(text -> parameter(rm, rows, "ha.config", text));
        }
        for (Region region : installed.regions()) {
            rows.add(rm.on(
                    "cluster_info",
                    "insert into %s (region, region_cn, cm_url, code, is_default_cm) values (?, ?, ?, ?, ?)",
                    region.name(),
                    region.chineseName(),
                    region.cmUrl(),
                    region.location(),
                    region.isDefault() ? 1 : 0));
        }
        installed.projects().forEach(project -> rows.add(project(rm, project)));
        if (Release.hasVersionTable(installed.version())) {
            rows.add(Tables.versionTable(rm));
            if (installed.versionRow()) {
                rows.add(rm.on("oms_version", "insert into %s (version) values (?)", installed.version() + "-CE"));
            }
        }
        rows.addAll(AwkwardRows.rm(rm, installed.projects()));
        return rows;
    }

    private void parameter(Database rm, List<SqlStatement> rows, String name, String value) {
        rows.add(rm.on(
                "oms_normal_config",
                "insert into %s (cfg_name, cfg_value, gmt_modified) values (?, ?, ?)",
                name,
                value,
                then));
    }

    private SqlStatement project(Database rm, Project project) {
        boolean apart =
                Release.hasSyncProjects(installed.version()) && project.type().equals(Project.SYNC);
        return rm.on(
                apart ? "oms_sync_project" : "oms_project",
                "insert into %s (id, project_name, project_status, project_type, gmt_created, gmt_modified)"
                        + " values (?, ?, ?, ?, ?, ?)",
                project.id(),
                project.name(),
                project.status(),
                project.type(),
                then,
                now);
    }

    List<SqlStatement> cm(Database cm) {
        var rows = new ArrayList<SqlStatement>();
        for (Region region : installed.regions()) {
            rows.addAll(RegionRows.of(cm, region, then, now));
        }
        rows.addAll(AwkwardRows.cm(cm));
        return rows;
    }

    List<SqlStatement> heartbeat(Database heartbeat, Region region) {
        var rows = new ArrayList<SqlStatement>();
        for (String node : region.nodes()) {
            for (String task : List.of("supervisor", "ghana")) {
                rows.add(heartbeat.on(
                        "heart_beat",
                        "insert into %s (task_name, task_type, host_ip, gmt_created, gmt_modified)"
                                + " values (?, 'HEARTBEAT', ?, ?, ?)",
                        task,
                        node,
                        then,
                        now));
            }
        }
        for (int from = 0; from < SEQUENCE; from += ROWS_A_STATEMENT) {
            rows.add(heartbeat.on(
                    "heatbeat_sequence", "insert into %s (id, gmt_created, gmt_modified) values " + beats(from)));
        }
        return rows;
    }

    private String beats(int from) {
        return LongStream.range(from, Math.min(from + ROWS_A_STATEMENT, SEQUENCE))
                .mapToObj(i -> {
                    String at = Times.of(installed.at().minus(BETWEEN_BEATS.multipliedBy(SEQUENCE - 1 - i)));
                    return "(%d,'%s','%s')".formatted(FIRST_ID + i, at, at);
                })
                .collect(Collectors.joining(","));
    }
}
