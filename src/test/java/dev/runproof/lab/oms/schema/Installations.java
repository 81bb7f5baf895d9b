package dev.runproof.lab.oms.schema;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Installations to try schemas with. */
public final class Installations {
    private Installations() {}

    /** Two regions, three nodes, HA on, under names that end as given. */
    public static Installed twoRegions(String version, String suffix) {
        return new Installed(
                Release.of(version),
                "oms_rm" + suffix,
                "oms_cm" + suffix,
                List.of(
                        new Region(
                                "cn-hangzhou",
                                "杭州",
                                1,
                                true,
                                "http://10.20.0.9:8088",
                                "oms_cm_hb" + suffix,
                                List.of("10.20.0.11", "10.20.0.12")),
                        new Region(
                                "cn-heilongjiang",
                                "黑龙江",
                                2,
                                false,
                                "http://10.30.0.9:8088",
                                "oms_cm_hb_1" + suffix,
                                List.of("10.30.0.21"))),
                List.of(
                        new Project("p_4kd1", "orders to OceanBase", "MIGRATION", "RUNNING"),
                        new Project("p_4kd2", "账单同步", "SYNC", "SUSPEND")),
                Optional.of(HaDefault.text(true)),
                true,
                Instant.parse("2026-11-21T02:00:00Z"));
    }
}
