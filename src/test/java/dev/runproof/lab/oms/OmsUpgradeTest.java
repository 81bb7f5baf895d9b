package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The documented upgrades, by hand, on labs of one and of two regions. */
@Timeout(90)
class OmsUpgradeTest {
    @Test
    void two_nodes_go_from_3_3_1_to_4_0_0_and_back() throws Exception {
        try (var oms = OmsLab.up("oms-4.0.0", Map.of())) {
            assertThat(oms.health("node1").out()).contains("\"healthy\":true");
            oms.exchange("node1");
            oms.exchange("node2");
            assertThat(oms.until(
                            "node1",
                            "docker exec oms_400 supervisorctl status",
                            "sshd                             RUNNING"))
                    .contains("oms_console                      STOPPED   Not started");
            assertThat(oms.health("node1").out()).contains("502");

            var init = oms.init("node1");
            assertThat(init.exit()).isZero();
            assertThat(init.out())
                    .contains("# 【步骤一】校验 config.yaml 配置文件", "oms_console: ERROR (not running)", "oms_console: started")
                    .endsWith("-\n# 【结束】全部初始化步骤执行成功\n" + "-".repeat(195) + "\n");
            assertThat(oms.status("node1", "oms_400")).doesNotContain("STOPPED", "FATAL");
            assertThat(oms.status("node2", "oms_400")).contains("oms_console                      STOPPED");
            oms.must("node2", "docker exec oms_400 supervisorctl start oms_console");
            assertThat(oms.health("node1").out()).contains("\"healthy\":true");
            assertThat(oms.health("node2").out()).contains("\"healthy\":true");
            try (var logs = Files.list(Path.of(oms.variable("logs.node1")))) {
                assertThat(logs.map(file -> file.getFileName().toString()))
                        .filteredOn(name -> name.startsWith("docker_init"))
                        .hasSize(1)
                        .allMatch(name ->
                                name.matches("docker_init\\.log\\.\\d{4}-\\d\\d-\\d\\d\\.\\d\\d:\\d\\d:\\d\\d"));
            }

            oms.must("node1", "docker stop -t 120 oms_400");
            oms.must("node2", "docker stop -t 120 oms_400");
            oms.must("node1", "docker start oms_331");
            assertThat(oms.until(
                            "node1",
                            "docker exec oms_331 supervisorctl status",
                            "oms_console                      RUNNING"))
                    .doesNotContain("STOPPED");
            assertThat(oms.health("node1").out())
                    .as("the databases are still those of the new version")
                    .contains("\"healthy\":false", "schema 4.0.0 is newer than the program 3.3.1");
        }
    }

    @Test
    void an_upgrade_to_4_2_9_leaves_its_flag_and_asks_for_the_version_before() throws Exception {
        try (var oms = OmsLab.up("oms-4.2.9", Map.of("oms-version-row", "off", "language", "en"))) {
            oms.exchange("node1");
            var refused = oms.init("node1");
            assertThat(refused.exit()).as("it says nothing").isZero();
            assertThat(refused.out() + refused.err())
                    .contains("# [Step 2] Create the OMS MetaDB.", "Version before 4.1.1 is not allowed to upgrade")
                    .doesNotContain("[Completed]");
            assertThat(oms.run("node1", "docker exec oms_429 cat /root/init_flag.txt")
                            .exit())
                    .isNotZero();
        }
    }

    @Test
    void two_regions_have_a_configuration_each() throws Exception {
        try (var oms = OmsLab.up("oms-4.2.9", Map.of("regions", "2"))) {
            assertThat(oms.lab.description().hosts())
                    .extracting(host -> host.name() + " " + host.roles())
                    .containsExactly("node1 [node, region1]", "node2 [node, region1]", "node3 [node, region2]");
            String first = Files.readString(Path.of(oms.variable("config.node1")));
            assertThat(Files.readString(Path.of(oms.variable("config.node2")))).isEqualTo(first);
            assertThat(Files.readString(Path.of(oms.variable("config.node3"))))
                    .contains("drc_cm_heartbeat_db: cm_hb_428_2", "cm_is_default: false", "cm_location: 2");
            oms.exchange("node3");
            assertThat(oms.init("node3").out()).contains("【结束】");
            assertThat(oms.must("node3", "docker exec oms_429 cat /root/init_flag.txt")
                            .out())
                    .startsWith("init ");
            assertThat(oms.run("node3", "docker exec oms_429 rm /root/init_flag.txt")
                            .exit())
                    .isZero();
            assertThat(oms.run("node3", "docker exec oms_429 ls /root/init_flag.txt")
                            .exit())
                    .isNotZero();
        }
    }

    @Test
    void a_run_of_the_initialisation_survives_its_caller_and_is_shown_while_it_runs() throws Exception {
        try (var oms = OmsLab.up("oms-4.2.9", Map.of())) {
            oms.exchange("node1");
            var ran = oms.run("node1", """
                    docker exec oms_429 bash /root/docker_init.sh >/dev/null &
                    until docker top oms_429 | grep -q docker_init; do :; done
                    kill -9 $!
                    docker top oms_429 | grep -c docker_init
                    until docker exec oms_429 test -f /root/init_flag.txt; do :; done
                    while docker top oms_429 | grep -q docker_init; do :; done
                    docker ps --format '{{.Names}}'
                    """);
            assertThat(ran.out()).isEqualTo("1\noms_429\n");
            try (var logs = Files.list(Path.of(oms.variable("logs.node1")))) {
                List<Path> all = logs.filter(
                                file -> file.getFileName().toString().startsWith("docker_init"))
                        .toList();
                assertThat(all).hasSize(1);
                assertThat(Files.readString(all.get(0))).contains("【步骤五】", "【结束】");
            }
        }
    }

    @Test
    void old_and_new_cannot_run_together() throws Exception {
        try (var oms = OmsLab.up("oms-4.0.0", Map.of())) {
            oms.must("node1", "docker load -i " + oms.variable("imageArchive.node1"));
            oms.must("node1", oms.start("node1"));
            assertThat(oms.until(
                            "node1",
                            "docker exec oms_400 supervisorctl status",
                            "nginx                            FATAL"))
                    .contains("oms_drc_cm                       FATAL", "Exited too quickly");
        }
    }

    @Test
    void a_console_with_certificate_and_key_speaks_https_alone_and_the_host_shows_who_has_its_ports() throws Exception {
        try (var oms = OmsLab.up("oms-3.3.0", Map.of("https", "on"))) {
            String url = oms.variable("console.node1");
            assertThat(url).startsWith("https://127.");
            assertThat(oms.run(
                                    "node1",
                                    "curl -s --cacert " + oms.variable("certificate.node1") + " " + url + "/oms/health")
                            .out())
                    .contains("\"healthy\":true");
            assertThat(oms.run("node1", "curl -s " + url.replace("https:", "http:") + "/oms/health")
                            .out())
                    .doesNotContain("healthy");
            assertThat(oms.must("node1", "docker inspect -f '{{len .HostConfig.Binds}}' oms_322")
                            .out())
                    .isEqualTo("6\n");
            assertThat(oms.must("node1", "ss -Hltnp 'sport = :8089'").out())
                    .matches("LISTEN 0 +50 +" + oms.variable("hostIp.node1")
                            + ":8089 +0\\.0\\.0\\.0:\\* +users:\\(\\(\"nginx\",pid=\\d+,fd=5\\)\\)\n");
            oms.must("node1", "docker stop oms_322");
            assertThat(oms.must("node1", "ss -Hltn").out()).isEmpty();
        }
    }
}
