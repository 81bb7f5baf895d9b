package dev.runproof.lab.oms.schema;

import dev.runproof.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** What cm holds of a region: its resource group, its location and its hosts, all of them well. */
final class RegionRows {
    private RegionRows() {}

    static List<SqlStatement> of(Database cm, Region region, String since, String now) {
        String group = Integer.toString(region.location());
        var rows = new ArrayList<SqlStatement>();
        rows.add(cm.on("resource_group", "insert into %s (name, gmt_created) values (?, ?)", group, since));
        rows.add(cm.on(
                "location_cm", "insert into %s (location, cm_url) values (?, ?)", region.location(), region.cmUrl()));
        for (String node : region.nodes()) {
            rows.add(cm.on(
                    "host",
                    "insert into %s (ip, host_status, resource_group_id, gmt_modified) select ?, 'ONLINE', id, ? from "
                            + cm.table("resource_group").replace("%", "%%") + " where name = ?",
                    node,
                    now,
                    group));
        }
        return rows;
    }
}
