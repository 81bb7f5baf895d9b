package dev.runproof.scenario;

import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.embedded.LabUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was done to a lab of OMS, told by the lab itself: the docker commands of its hosts and the general log of its database
 * server. It counts from the moment at which it was made, or told to begin anew.
 */
final class OmsWitness {
    private static final Pattern MADE = Pattern.compile(
            "(?i)\\b(drop|create)\\s+(?:database|schema)\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?`?([^`\\s;]+)");
    /** Names of scratch databases hold the run's. */
    private static final String SCRATCH = "_rp_";

    private final LabUnderTest lab;
    private final Path generalLog;
    private long statements;
    private int commands;

    OmsWitness(LabUnderTest lab) {
        this.lab = lab;
        this.generalLog = lab.directory().resolve("database").resolve("general.log");
        from();
    }

    /** Forgets what was before. */
    void from() {
        statements = size();
        commands = lab.log().size();
    }

    private long size() {
        try {
            return Files.size(generalLog);
        } catch (IOException e) {
            throw new UncheckedIOException("the database server keeps no log of its statements", e);
        }
    }

    private String statements() {
        try (var in = Files.newInputStream(generalLog)) {
            in.skipNBytes(statements);
            // Rows hold bytes of any kind.
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("the log of statements cannot be read", e);
        }
    }

    /** Every DROP and CREATE of a database that is no scratch database, as {@code drop rm_331}. */
    List<String> dropsAndCreates() {
        var found = new ArrayList<String>();
        Matcher matcher = MADE.matcher(statements());
        while (matcher.find()) {
            if (!matcher.group(2).contains(SCRATCH)) {
                found.add(matcher.group(1).toLowerCase(java.util.Locale.ROOT) + " " + matcher.group(2));
            }
        }
        return found;
    }

    /** Whether a statement had these words. */
    boolean said(String words) {
        return statements().contains(words);
    }

    /** Whether anything deleted rows of the sequence of heartbeats. */
    boolean pruned() {
        return statements().contains("heatbeat_sequence where id <")
                || statements().contains("heatbeat_sequence` where id <");
    }

    /** The docker commands on all hosts that begin with one of these subcommands, as {@code node1 stop -t 120 oms_331}. */
    List<String> docker(String... subcommands) {
        var wanted = Arrays.asList(subcommands);
        return lab.log().stream()
                .skip(commands)
                .filter(command -> command.argv().get(0).endsWith("docker")
                        && command.argv().size() > 1
                        && wanted.contains(command.argv().get(1)))
                .map(OmsWitness::line)
                .toList();
    }

    private static String line(LoggedCommand command) {
        return command.host() + " "
                + String.join(" ", command.argv().subList(1, command.argv().size()));
    }

    /** The runs of the script that migrates databases. */
    List<String> initialisations() {
        return docker("exec").stream()
                .filter(line -> line.endsWith("bash /root/docker_init.sh"))
                .toList();
    }

    /** Name, state and exit code of every container of a host, such as {@code oms_331 exited 0 no}. */
    List<String> containers(String host) {
        return shell(
                        host,
                        "for id in $(docker ps -aq); do docker inspect -f"
                                + " '{{.Name}} {{.State.Status}} {{.State.ExitCode}} {{.HostConfig.RestartPolicy.Name}}' $id;"
                                + " done")
                .lines()
                .map(line -> line.startsWith("/") ? line.substring(1) : line)
                .sorted()
                .toList();
    }

    /** What a command prints in a shell of root on a host. */
    String shell(String host, String text) {
        try {
            return LabUnderTest.run(List.of("/bin/sh", "-c", text), lab.variables(host, "root"), "")
                    .out();
        } catch (IOException e) {
            throw new UncheckedIOException(host + " could not be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + host + " was asked", e);
        }
    }

    /** What a statement answers, one line a row, asked as the installation's own account. */
    String sql(String database, String statement) {
        Map<String, String> variables = lab.description().variables();
        try {
            String password = Files.readString(Path.of(variables.getOrDefault("oms.metaPasswordFile", "")))
                    .strip();
            return LabUnderTest.run(
                            List.of(
                                    "mysql",
                                    "--defaults-extra-file=/dev/stdin",
                                    "--raw",
                                    "-N",
                                    "-e",
                                    statement,
                                    database),
                            Map.of(),
                            "[client]\nhost=" + variables.get("oms.metaHost") + "\nport="
                                    + variables.get("oms.metaPort") + "\nuser=\"" + variables.get("oms.metaUser")
                                    + "\"\npassword=\"" + password + "\"\n")
                    .out()
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the MetaDB could not be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the MetaDB was asked", e);
        }
    }

    String haConfig() {
        return sql(
                String.valueOf(lab.description().variables().get("oms.db.rm")),
                "select cfg_value from oms_normal_config where cfg_name='ha.config'");
    }
}
