package dev.runproof.lab.oms;

import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;

/** What step 5 of the initialisation writes: region, resource group and hosts, where they are missing. */
final class Registration {
    private Registration() {}

    static void of(SqlSession session, OmsConfig config) {
        String code = Integer.toString(config.location());
        String cluster = "`" + config.rm() + "`.cluster_info";
        if (session.query(SqlStatement.of("select code from " + cluster + " where code = ?", code))
                .rows()
                .isEmpty()) {
            session.update(SqlStatement.of(
                    "insert into " + cluster
                            + " (region, region_cn, cm_url, code, is_default_cm) values (?, ?, ?, ?, ?)",
                    config.region(),
                    config.chineseRegion(),
                    config.cmUrl(),
                    code,
                    config.isDefault() ? 1 : 0));
        }
        String groups = "`" + config.cm() + "`.resource_group";
        var found = session.query(SqlStatement.of("select id from " + groups + " where name = ?", code))
                .rows();
        if (found.isEmpty()) {
            session.update(SqlStatement.of("insert into " + groups + " (name) values (?)", code));
            found = session.query(SqlStatement.of("select id from " + groups + " where name = ?", code))
                    .rows();
        }
        String group = found.get(0).text("id");
        String hosts = "`" + config.cm() + "`.host";
        for (String node : config.nodes()) {
            if (session.query(SqlStatement.of("select ip from " + hosts + " where ip = ?", node))
                    .rows()
                    .isEmpty()) {
                session.update(SqlStatement.of(
                        "insert into " + hosts + " (ip, host_status, resource_group_id) values (?, '', ?)",
                        node,
                        group));
            }
        }
    }
}
