package dev.runproof.lab.oms.schema;

import dev.runproof.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** What step 5 of an initialisation writes about a region where it is missing: resource group, location, hosts. */
final class Registration {
    private Registration() {}

    static List<SqlStatement> of(Database cm, Region region, String since, String status, String now) {
        String group = Integer.toString(region.location());
        var rows = new ArrayList<SqlStatement>();
        rows.add(cm.on("resource_group", "insert ignore into %s (name, gmt_created) values (?, ?)", group, since));
        rows.add(cm.on(
                "location_cm",
                "insert into %1$s (location, cm_url) select ?, ? from dual"
                        + " where not exists (select 1 from %1$s where location = ?)",
                region.location(),
                region.cmUrl(),
                region.location()));
        for (String node : region.nodes()) {
            rows.add(cm.on(
                    "host",
                    "insert ignore into %s (ip, host_status, resource_group_id, gmt_modified) select ?, ?, id, ? from "
                            + cm.table("resource_group").replace("%", "%%") + " where name = ?",
                    node,
                    status,
                    now,
                    group));
        }
        return rows;
    }
}
