package dev.runproof.lab.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.parse.CmCtlQuery;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpansionToolTest {
    @TempDir
    Path directory;

    @Test
    void lets_a_host_join_with_the_cm_of_the_installation_and_restarts_cm_elsewhere() {
        var desk = new Desk(directory, 4);
        desk.plant("SIM-REPEAT-NOT-JOINED");
        var before = desk.node(1).processes().of(Daemon.CM_AGENT).get(0).pid();

        var outcome = desk.root(1, "gs_expansion", "-U", "omm", "-G", "dbgrp", "-X", "/x.xml", "-h", "10.20.30.44");
        desk.clock.pass(Duration.ofMinutes(1));

        assertThat(outcome.exit()).isZero();
        assertThat(desk.node(1).processes().of(Daemon.CM_AGENT).get(0).pid()).isNotEqualTo(before);
        var picture = CmCtlQuery.parse(desk.cm(1, "cm_ctl", "query", "-Cvd").out());
        assertThat(picture.datanodes()).hasSize(4);
        assertThat(picture.cluster()).extracting("clusterState").isEqualTo("Normal");
        assertThat(desk.cm(4, "cm_ctl", "-V").out()).contains("build 7d3f90c2");
        assertThat(desk.node(1).files().list(desk.node(1).paths().omLog()))
                .anyMatch(file -> file.getFileName().toString().matches("gs_expansion-.*\\.log"));
    }

    @Test
    void wants_root() {
        var desk = new Desk(directory, 1);

        assertThat(desk.om(1, "gs_expansion", "-h", "10.20.30.44").err()).startsWith("[GAUSS-50104] : ");
    }

    @Test
    void stops_for_a_full_upgrade_but_not_for_a_switch_of_cm() throws Exception {
        var desk = new Desk(directory, 1);
        java.nio.file.Files.createDirectories(desk.node(1).paths().temporary().resolve("binary_upgrade/x"));

        assertThat(desk.root(1, "gs_expansion", "-h", "10.20.30.44").exit()).isOne();
    }
}
