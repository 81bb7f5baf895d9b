package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The files that every tool needs for the same work: a number of times the same command on a number of hosts.
 *
 * <p>The command is {@code stat} of a directory with a long format, as a procedure's reading gives it.
 */
final class Workspace {
    static final String FORMAT = "%F|%U|%G|%a|%s|%n";

    private final Path directory;
    private final Servers servers;
    private final String user = System.getProperty("user.name");

    Workspace(Path directory, Servers servers) throws IOException {
        this.directory = directory;
        this.servers = servers;
        Files.createDirectories(directory.resolve("install"));
        Files.writeString(directory.resolve("cluster.env"), """
                export GAUSSHOME=%1$s/install PGHOST=%1$s/install GPHOME=%1$s/install GAUSSLOG=%1$s/install
                export GS_CLUSTER_NAME=bench GAUSS_ENV=2
                """.formatted(directory));
        Files.write(directory.resolve("package.tar.gz"), new byte[] {31, (byte) 139});
    }

    String target() {
        return directory + "/install";
    }

    Path directory() {
        return directory;
    }

    /** An environment of Runproof with these ports as its hosts. */
    Path environment(String name, List<Integer> ports) throws IOException {
        var text = new StringBuilder("procedure: opengauss\nhosts:\n");
        for (int i = 0; i < ports.size(); i++) {
            text.append("""
                      - name: h%d
                        address: 127.0.0.1
                        port: %d
                        user: %s
                        identity: %s
                        hostKey: "%s"
                        roles: [%s]
                    """.formatted(
                            i, ports.get(i), user, servers.identity(), servers.hostKey(),
                            i == 0 ? "upgrade-node, node" : "node"));
        }
        text.append("""
                variables:
                  opengauss.package: %1$s/package.tar.gz
                  opengauss.uploadDir: %1$s/install/upload
                  opengauss.envFile: %1$s/cluster.env
                """.formatted(directory));
        return Files.writeString(directory.resolve(name + ".yaml"), text);
    }

    /** A feature of one step that learns the variables (six readings a host), then so many equal ones. */
    Path feature(String name, String step, int steps) throws IOException {
        var text = new StringBuilder("@procedure:opengauss\nFeature: Measurement\n\n");
        text.append(scenario("learn")).append("    Given the environment of the cluster user is complete on every node\n");
        for (int i = 1; i < steps; i++) {
            if (i % 8 == 1) {
                text.append('\n').append(scenario("part " + i));
            }
            text.append(i % 8 == 1 ? "    Given " : "    And ").append(step).append('\n');
        }
        return Files.writeString(directory.resolve(name + ".feature"), text);
    }

    private static String scenario(String title) {
        return "  @doc:opengauss-cm-upgrade/2b98831#procedure @step:OG-6 @readonly\n  Scenario: " + title + "\n";
    }

    /** OpenSSH's configuration with the ports as hosts h0, h1, … */
    Path sshConfig(String name, List<Integer> ports) throws IOException {
        Path known = directory.resolve(name + ".known");
        Files.writeString(
                known,
                ports.stream()
                        .map(port -> {
                            try {
                                return "[127.0.0.1]:" + port + " " + servers.hostKey() + "\n";
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        })
                        .collect(Collectors.joining()));
        String hosts = IntStream.range(0, ports.size())
                .mapToObj(i -> "Host h" + i + "\n  HostName 127.0.0.1\n  Port " + ports.get(i) + "\n")
                .collect(Collectors.joining());
        return Files.writeString(
                directory.resolve(name + ".sshconfig"),
                hosts + "Host *\n  User " + user + "\n  IdentityFile " + servers.identity()
                        + "\n  IdentitiesOnly yes\n  StrictHostKeyChecking yes\n  UserKnownHostsFile " + known
                        + "\n  LogLevel ERROR\n");
    }

    /** Ansible's inventory and a playbook of so many tasks; returns the playbook. */
    Path playbook(String name, List<Integer> ports, int steps) throws IOException {
        String hosts = IntStream.range(0, ports.size()).mapToObj(i -> "h" + i + "\n").collect(Collectors.joining());
        Files.writeString(directory.resolve(name + ".inventory"), "[all]\n" + hosts);
        String tasks = IntStream.range(0, steps)
                .mapToObj(i -> "    - ansible.builtin.command:\n        argv: [stat, -L, -c, '" + FORMAT + "', '" + target()
                        + "']\n      changed_when: false\n")
                .collect(Collectors.joining());
        return Files.writeString(
                directory.resolve(name + ".yml"),
                "- hosts: all\n  gather_facts: false\n  tasks:\n" + tasks);
    }
}
