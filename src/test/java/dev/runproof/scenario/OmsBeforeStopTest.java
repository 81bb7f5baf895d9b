package dev.runproof.scenario;

import static dev.runproof.scenario.OmsScenario.fails;
import static dev.runproof.scenario.OmsScenario.isUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.scenario.OmsScenario.Touched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of OMS labs in which nothing may be stopped: a lab of each procedure, which stays as it is. */
@Tag("crash")
class OmsBeforeStopTest {
    private static final Map<String, OmsRehearsal> LABS = new HashMap<>();

    private static Path homes;

    @BeforeAll
    static void folder(@TempDir Path fresh) {
        homes = fresh;
    }

    @AfterAll
    static void down() throws IOException {
        for (OmsRehearsal lab : LABS.values()) {
            lab.close();
        }
    }

    static Stream<Scenario<Touched>> stops_before_anything_is_stopped() {
        return Stream.of(
                fails("SIM-F01", "OMS400-1", "enable is still true", Touched.NOTHING),
                fails("SIM-F02", "OMS400-0", "not JSON", Touched.NOTHING),
                fails("SIM-F24", "OMS400-0", "another configuration", Touched.NOTHING),
                fails("SIM-F26", "OMS400-0", "s ahead of the MetaDB", Touched.NOTHING),
                isUnknown("SIM-F28", "OMS400-0", "Is the version that runs 3.3.1?", Touched.NOTHING),
                isUnknown("SIM-F38", "OMS429-0", "Is the version that runs 4.2.8?", Touched.NOTHING)
                        .in("oms-4.2.9"),
                isUnknown("SIM-F38", "OMS330-0", "Is the version that runs 3.2.2?", Touched.NOTHING)
                        .in("oms-3.3.0"),
                isUnknown("SIM-F38-API", "OMS429-0", "answered with status 401", Touched.NOTHING)
                        .in("oms-4.2.9"),
                isUnknown("SIM-F38-WORD", "OMS400-0", "the word is not known: Wavering", Touched.NOTHING),
                isUnknown("SIM-F38-WORD", "OMS429-0", "the word is not known: Wavering", Touched.NOTHING)
                        .in("oms-4.2.9"),
                fails("SIM-F43", "OMS400-0", "/nowhere/crt must be a file and is missing", Touched.NOTHING)
                        .notPlanted()
                        .with("oms.newCertificate.node2", "/nowhere/crt")
                        .with("oms.newKey.node2", "/nowhere/key"),
                fails("SIM-F43", "OMS400-0", "a certificate needs its key", Touched.NOTHING)
                        .notPlanted()
                        .with("oms.newCertificate.node2", "/nowhere/crt"),
                fails("SIM-F43", "OMS400-0", ", and oms.storeDir is /data/elsewhere", Touched.NOTHING)
                        .notPlanted()
                        .with("oms.storeDir", "/data/elsewhere"),
                fails("SIM-F16", "OMS400-0", "oms_331 is the old container's name", Touched.NOTHING)
                        .notPlanted()
                        .with("oms.newContainer.node2", "oms_331"),
                // The last of its procedure: what it has planted stays.
                fails("SIM-F16", "OMS400-0", "oms_400 is taken on node2", Touched.NOTHING));
    }

    @ParameterizedTest
    @MethodSource
    void stops_before_anything_is_stopped(Scenario<Touched> scenario) throws IOException {
        OmsRehearsal rehearsal = LABS.computeIfAbsent(scenario.procedure(), OmsBeforeStopTest::up);
        rehearsal.afresh();
        String ha = rehearsal.witness().haConfig();

        OmsJudge.judge(scenario, rehearsal);

        rehearsal.afresh();
        assertThat(rehearsal.witness().haConfig()).isEqualTo(ha);
    }

    /** SIM-F18: both containers were started with the address of the first node. */
    @Test
    void two_nodes_with_one_address_are_refused() throws IOException {
        try (var rehearsal = new OmsRehearsal(homes.resolve("address"), "oms-4.0.0", Map.of())) {
            rehearsal
                    .witness()
                    .shell(
                            "node2",
                            """
                    image=$(docker inspect -f '{{.Config.Image}}' oms_331)
                    binds=$(docker inspect -f '{{range .HostConfig.Binds}}-v {{.}} {{end}}' oms_331)
                    docker stop oms_331 && docker rm oms_331
                    docker run -dit --net host $binds -e OMS_HOST_IP=""" + rehearsal.variable("hostIp.node1")
                                    + " --privileged=true --pids-limit -1 --ulimit nproc=65535:65535 --name oms_331 $image");
            rehearsal.witness().from();

            OmsJudge.judge(
                    fails("SIM-F18", "OMS400-0", "node2 has the same OMS_HOST_IP: 127.", Touched.NOTHING)
                            .notPlanted(),
                    rehearsal);
        }
    }

    private static OmsRehearsal up(String procedure) {
        try {
            return new OmsRehearsal(homes.resolve(procedure), procedure, Map.of());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("no lab of " + procedure, e);
        }
    }
}
