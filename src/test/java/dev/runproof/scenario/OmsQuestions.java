package dev.runproof.scenario;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.model.Secret;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.SqlTls;
import dev.runproof.sql.mysql.MySqlDatabases;
import dev.runproof.sql.structure.Fingerprint;
import dev.runproof.sql.structure.Survey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a lab of OMS is, asked beside every run: its MetaDB, what its server was sent, its containers and consoles. */
public final class OmsQuestions {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern DROP_OR_CREATE = Pattern.compile("(?i)\\b(drop|create)\\s+(database|schema)\\b.*");
    private static final Pattern SWITCHED_OFF = Pattern.compile(
            "Query\\s[^\\n]*oms_normal_config` \\(cfg_name, cfg_value\\) values \\('ha.config', '[^']*\"enable\\W*false");

    private final LabUnderTest lab;

    public OmsQuestions(LabUnderTest lab) {
        this.lab = lab;
    }

    /** A container of a host, as its engine tells it. */
    public record Container(String id, String name, String image, String status, String policy, String startedAt) {}

    /** rm, cm and every heartbeat database. */
    public Set<String> databases() {
        var names = new TreeSet<String>();
        lab.description().variables().forEach((key, value) -> {
            if (key.startsWith("oms.db.")) {
                names.add(value);
            }
        });
        return names;
    }

    public String rm() {
        return variable("oms.db.rm");
    }

    private String variable(String name) {
        return java.util.Objects.requireNonNull(lab.description().variables().get(name), name);
    }

    public List<String> hosts() {
        return lab.description().hosts().stream().map(LabDescription.Host::name).toList();
    }

    /** What each of them is, with the rows of every table. */
    public Map<String, Fingerprint> fingerprints() {
        return asked(session -> new TreeMap<>(new Survey(true, List.copyOf(databases()), LIMIT)
                .carriedOut(session, session)
                .found()));
    }

    /** The highest number that each heartbeat database has given out. */
    public Map<String, String> highestNumbers() {
        return asked(session -> {
            var highest = new TreeMap<String, String>();
            databases().stream()
                    .filter(name -> name.contains("hb"))
                    .forEach(name -> highest.put(
                            name, text(session, "select max(id) as v from `" + name + "`.heatbeat_sequence")));
            return highest;
        });
    }

    private static String text(SqlSession session, String query) {
        var rows = session.query(SqlStatement.of(query)).rows();
        return rows.isEmpty() ? "" : String.valueOf(rows.get(0).values().get(0));
    }

    /** Empty where there is none. */
    public String haConfig() {
        return asked(session ->
                text(session, "select cfg_value from `" + rm() + "`.oms_normal_config where cfg_name = 'ha.config'"));
    }

    /** Ids and names, of migrations and synchronisations. */
    public Set<String> projects() {
        return asked(session -> {
            var projects = new TreeSet<String>();
            for (String table : List.of("oms_project", "oms_sync_project")) {
                boolean there = !text(
                                session,
                                "select table_name from information_schema.tables where table_schema = '" + rm()
                                        + "' and table_name = '" + table + "'")
                        .isEmpty();
                if (there) {
                    session.query(SqlStatement.of("select id, project_name from `" + rm() + "`." + table))
                            .rows()
                            .forEach(row -> projects.add(row.text("id") + " " + row.text("project_name")));
                }
            }
            return projects;
        });
    }

    /** Those that trial restores have left. */
    public Set<String> scratchDatabases() {
        return asked(session -> {
            var names = new TreeSet<String>();
            session.query(SqlStatement.of(
                            "select schema_name from information_schema.schemata where schema_name like '%\\_rp\\_%'"))
                    .rows()
                    .forEach(row -> names.add(row.text("schema_name")));
            return names;
        });
    }

    /** Every statement that dropped or created one of the databases anew; scratch databases are none of them. */
    public List<String> dropsAndCreates() {
        return log().stream()
                .map(DROP_OR_CREATE::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(java.util.regex.Matcher::group)
                .filter(statement -> !statement.contains(" if not exists "))
                .filter(statement -> databases().stream().anyMatch(name -> statement.contains("`" + name + "`")))
                .toList();
    }

    /** How often a console has switched HA off; how often on depends on how much time has passed meanwhile. */
    public long switchedOff() {
        return SWITCHED_OFF.matcher(String.join("\n", log())).results().count();
    }

    private List<String> log() {
        try {
            return Files.readAllLines(lab.generalLog(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All containers of a host. */
    public List<Container> containers(String host) {
        String format =
                "{{.Id}}|{{.Name}}|{{.Image}}|{{.State.Status}}|{{.HostConfig.RestartPolicy.Name}}|{{.State.StartedAt}}";
        var all = new ArrayList<Container>();
        must(host, "for id in $(docker ps -aq); do docker inspect --format '" + format + "' $id; done")
                .lines()
                .map(line -> line.split("\\|", -1))
                .forEach(part -> all.add(
                        new Container(part[0], part[1].replaceFirst("^/", ""), part[2], part[3], part[4], part[5])));
        return all;
    }

    /** Containers that bring themselves back with the engine are told from others. */
    public void restartPolicy(String policy) {
        hosts().forEach(host -> must(host, "docker update --restart=" + policy + " $(docker ps -q)"));
    }

    /** What the console of a host says of its health. */
    public String health(String host) {
        String url = variable("oms.console." + host);
        return run(host, "curl -s -k " + url + "/oms/health").out();
    }

    /** Status and address of every server, and whether its heartbeat is not a minute old, by the server's clock. */
    public Set<String> servers() {
        return asked(session -> {
            var servers = new TreeSet<String>();
            session.query(SqlStatement.of("select ip, host_status from `" + variable("oms.db.cm") + "`.host"))
                    .rows()
                    .forEach(row -> servers.add(row.text("ip") + " " + row.text("host_status")));
            return servers;
        });
    }

    private String must(String host, String text) {
        LabUnderTest.Ran ran = run(host, text);
        if (ran.exit() != 0) {
            throw new AssertionError(host + ": " + text + " ended with " + ran.exit() + ": " + ran.err());
        }
        return ran.out();
    }

    private LabUnderTest.Ran run(String host, String text) {
        try {
            return LabUnderTest.run(List.of("/bin/sh", "-c", text), lab.variables(host, "root"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private <T> T asked(Function<SqlSession, T> question) {
        LabDescription.Database server = lab.description().databases().get(0);
        try {
            var password =
                    new Secret(Files.readString(Path.of(server.passwordFile())).strip());
            var target = SqlTarget.of(server.address(), server.port(), server.user(), password)
                    .over(SqlTls.PREFERRED);
            try (SqlSession session = new MySqlDatabases().open(target)) {
                return question.apply(session);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
