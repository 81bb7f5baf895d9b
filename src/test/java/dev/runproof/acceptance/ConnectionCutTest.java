package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import dev.runproof.remote.ssh.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line to the upgrade node is cut while the upgrade runs there, and the upgrade is neither lost nor repeated. */
@Tag("crash")
class ConnectionCutTest {
    /** Slow enough that the upgrade still runs when its start has been noticed. */
    private static final double SPEED = 20;

    @TempDir
    private Path folder;

    @Test
    void an_upgrade_whose_connection_is_cut_is_followed_to_its_end_and_started_once() throws Exception {
        LabHandle lab =
                Labs.below(folder.resolve("labs")).up(LabSpec.of("opengauss").atSpeed(SPEED));
        var upgradeNode = lab.description().hosts().stream()
                .filter(host -> host.roles().contains("upgrade-node"))
                .findFirst()
                .orElseThrow();
        try (var line = new TcpProxy(upgradeNode.port(), Duration.ZERO)) {
            Path environment = new LabEnvironment(lab)
                    .reaching(host -> {
                        var keys = LabEnvironment.asTheLabHasIt(host);
                        if (host.equals(upgradeNode)) {
                            keys.put("port", Integer.toString(line.port()));
                        }
                        return keys;
                    })
                    .writeTo(folder.resolve("through-a-proxy.yaml"));
            var program = new Program(folder.resolve("project"));
            var run = CompletableFuture.supplyAsync(() -> rehearse(program, environment));
            Awaitility.await("the start of the upgrade")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> run.isDone() || !upgrades(lab).isEmpty());
            int before = line.connections();
            line.cut();

            assertThat(upgrades(lab))
                    .singleElement()
                    .extracting(LoggedCommand::exit)
                    .as("it still ran")
                    .isNull();
            Program.Ended ended = run.get(100, TimeUnit.SECONDS);
            assertThat(ended.status()).as(ended.output()).isZero();
            assertThat(line.connections()).as("connections after the cut").isGreaterThan(before);
            assertThat(upgrades(lab))
                    .singleElement()
                    .extracting(LoggedCommand::exit)
                    .isEqualTo(0);
        } finally {
            lab.down();
        }
    }

    private static Program.Ended rehearse(Program program, Path environment) {
        try {
            return program.run("rehearse", "opengauss", "-e", environment.toString());
        } catch (java.io.IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private static List<LoggedCommand> upgrades(LabHandle lab) {
        return lab.log().stream()
                .filter(command -> command.argv().get(0).endsWith("gs_upgradectl")
                        && command.argv().contains("upgrade-cm"))
                .toList();
    }
}
