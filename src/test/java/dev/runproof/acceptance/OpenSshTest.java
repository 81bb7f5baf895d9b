package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import dev.runproof.remote.ssh.OpenSshServer;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same feature against the machine's own OpenSSH servers, chosen by the environment file alone.
 *
 * <p>Each server stands for one simulated host: whoever logs in has that host's home and its tools first on PATH. The
 * machine's user who logs in is root of the simulated host, since a server that runs as him lets in no one else; the
 * procedure becomes the cluster user through the host's own sudo.
 */
class OpenSshTest {
    private static final double SPEED = 20;
    private static final String MACHINE = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin";

    @TempDir
    private Path folder;

    @Test
    void the_upgrade_passes_against_three_openssh_servers() throws Exception {
        assumeThat(OpenSshServer.installed())
                .as("OpenSSH's server is not installed")
                .isPresent();
        LabHandle lab =
                Labs.below(folder.resolve("labs")).up(LabSpec.of("opengauss").atSpeed(SPEED));
        Map<String, OpenSshServer> servers = new LinkedHashMap<>();
        try {
            for (LabDescription.Host host : lab.description().hosts()) {
                servers.put(
                        host.name(),
                        OpenSshServer.start(folder.resolve("sshd"), "SetEnv " + variables(lab, host.name())));
            }
            Path environment = new LabEnvironment(lab)
                    .reaching(host -> login(servers.get(host.name())))
                    .with(
                            "opengauss.clusterUser",
                            lab.description().hosts().get(0).user())
                    .writeTo(folder.resolve("openssh.yaml"));

            Program.Ended ended =
                    new Program(folder.resolve("project")).run("rehearse", "opengauss", "-e", environment.toString());

            assertThat(ended.status()).as(ended.output()).isZero();
            String reached = Files.readString(environment);
            assertThat(lab.description().hosts())
                    .as("the lab's own SSH servers")
                    .noneMatch(host -> reached.contains("port: " + host.port()));
            assertThat(servers.values()).allMatch(server -> server.log().contains("Accepted publickey"));
            assertThat(lab.log())
                    .filteredOn(command -> command.argv().contains("upgrade-cm"))
                    .singleElement()
                    .satisfies(command -> assertThat(command.user()).isEqualTo("omm"));
        } finally {
            servers.values().forEach(OpenSshServer::close);
            lab.down();
        }
    }

    private static Map<String, String> login(OpenSshServer server) {
        return Map.of(
                "address", "127.0.0.1",
                "port", Integer.toString(server.port()),
                "user", System.getProperty("user.name"),
                "identity", server.identity().toString(),
                "hostKey", server.hostKey());
    }

    /** What a login finds on the simulated host, on one line since OpenSSH reads the first such line only. */
    private static String variables(LabHandle lab, String host) throws IOException {
        Path tree = lab.directory().resolve("hosts").resolve(host);
        return String.join(
                " ",
                "HOME=" + tree.resolve("root"),
                "PATH=" + tree.resolve("usr/bin") + ":" + MACHINE,
                "USER=root",
                "LOGNAME=root",
                "RUNPROOF_LAB_HOST=" + host,
                "RUNPROOF_LAB_USER=root",
                "RUNPROOF_LAB_KEY=" + key(lab));
    }

    private static String key(LabHandle lab) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(lab.directory().resolve("lab.properties"))) {
            properties.load(reader);
        }
        return properties.getProperty("key");
    }
}
