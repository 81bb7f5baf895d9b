package dev.runproof.lab.oms.schema;

import dev.runproof.sql.SqlStatement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that a backup damages when it loses character sets, quotes, bytes, nulls, digits or odd dates.
 *
 * <p>One text holds what ends a dump, on a line of its own: who looks for that line anywhere takes a cut file for whole.
 */
final class AwkwardRows {
    private static final String TEXT =
            "it's \"quoted\", back\\slash, tab\t, 100%, 上海 数据迁移, \uD83D\uDC18\uD83D\uDE80, `tick`;\n"
                    + "-- Dump completed on 2026-11-21  2:04:48\nand on";

    private AwkwardRows() {}

    static List<SqlStatement> rm(Database rm, List<Project> projects) {
        var rows = new ArrayList<SqlStatement>();
        // The dates are those of a server that is as lenient as OMS wants it.
        rows.add(SqlStatement.of("set session sql_mode = 'STRICT_TRANS_TABLES'"));
        String insert = "insert into %s values (?, ?, ?, ";
        rows.add(rm.on(
                "oms_operation_record",
                insert + "x'00010aff27225c1a80c3285000', x'00ff0d0a275c2200', b'10110', 1e300, '0000-00-00', null)",
                1L,
                "admin",
                TEXT));
        rows.add(rm.on(
                "oms_operation_record",
                insert + "'', null, b'0', -0.1, '0001-01-01 00:00:00', '9999-12-31 23:59:59.999999')",
                Long.MAX_VALUE,
                "Größe ÄÖÜ",
                ""));
        rows.add(rm.on(
                "oms_operation_record", insert + "null, null, null, null, null, null)", Long.MIN_VALUE, null, null));
        projects.stream()
                .filter(project -> !project.type().equals(Project.SYNC))
                .findFirst()
                .ifPresent(project -> rows.add(rm.on(
                        "oms_project_step",
                        "insert into %s (project_id, step_name, progress, checkpoint)"
                                + " values (?, 'FULL', ?, 18446744073709551615)",
                        project.id(),
                        new BigDecimal("1234567890123456789012345678.0123456789"))));
        return rows;
    }

    static List<SqlStatement> cm(Database cm) {
        return List.of(
                cm.on("config_job", "insert into %s values (?, ?)", "store.start.parameters", TEXT),
                cm.on("config_job", "insert into %s values (?, ?)", "Store.empty", ""),
                cm.on("config_job", "insert into %s values (?, ?)", "store.none", null));
    }
}
