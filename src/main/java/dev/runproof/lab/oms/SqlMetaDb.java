package dev.runproof.lab.oms;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.oms.schema.Part;
import dev.runproof.lab.oms.schema.SchemaWriter;
import dev.runproof.model.Failure;
import dev.runproof.model.ProductVersion;
import dev.runproof.model.Secret;
import dev.runproof.sql.DatabaseLoginRefused;
import dev.runproof.sql.Databases;
import dev.runproof.sql.ResultRefused;
import dev.runproof.sql.Rows;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.SqlTls;
import dev.runproof.sql.StatementFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A MetaDB on a real server, each configuration with a session of its own login. Safe for several threads. */
final class SqlMetaDb implements MetaDb {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Databases databases;
    private final LabClock clock;
    private final ZoneId zone;
    private final Map<Login, SqlSession> sessions = new ConcurrentHashMap<>();

    private record Login(String host, int port, String user, Secret password) {
        static Login of(OmsConfig config) {
            return new Login(config.metaHost(), config.metaPort(), config.metaUser(), config.metaPassword());
        }
    }

    /** @param zone of the hosts and of the server */
    SqlMetaDb(Databases databases, LabClock clock, ZoneId zone) {
        this.clock = clock;
        this.databases = databases;
        this.zone = zone;
    }

    /** Something that is done with a session. */
    @FunctionalInterface
    private interface Work<T> {
        T with(SqlSession session);
    }

    private <T> T ask(OmsConfig config, Work<T> work) {
        Login login = Login.of(config);
        SqlSession session = null;
        try {
            session = sessions.computeIfAbsent(login, this::open);
            return work.with(session);
        } catch (StatementFailed | ResultRefused e) {
            // The session lives, and others may be in the midst of their statements on it.
            throw new MetaDbLost(ClientTexts.of(config, e), e);
        } catch (Failure e) {
            if (session != null && sessions.remove(login, session)) {
                session.close();
            }
            throw new MetaDbLost(ClientTexts.of(config, e), e);
        }
    }

    /** What gets its time from the server gets that of the lab: a session keeps the time of its login otherwise. */
    private <T> T write(OmsConfig config, Work<T> work) {
        return ask(config, session -> {
            var now = clock.now();
            session.update(SqlStatement.of("set timestamp = " + now.getEpochSecond()));
            return work.with(session);
        });
    }

    private SqlSession open(Login login) {
        return databases.open(SqlTarget.of(login.host(), login.port(), login.user(), login.password())
                .over(SqlTls.PREFERRED)
                .patient(PATIENCE, PATIENCE));
    }

    private static String table(String database, String table) {
        return "`" + database.replace("`", "``") + "`.`" + table + "`";
    }

    @Override
    public Optional<Refusal> refuses(OmsConfig config) {
        try {
            return ask(config, session -> {
                session.query(SqlStatement.of("select 1 one").within(PATIENCE));
                return Optional.empty();
            });
        } catch (MetaDbLost e) {
            return Optional.of(new Refusal(e.why(), e.getCause() instanceof DatabaseLoginRefused));
        }
    }

    @Override
    public void beat(OmsConfig config, String address, Instant at) {
        String time = TIME.withZone(zone).format(at);
        String beats = table(config.heartbeat(), "heart_beat");
        String sequence = table(config.heartbeat(), "heatbeat_sequence");
        ask(config, session -> {
            session.update(SqlStatement.of(
                    "insert into " + sequence + " (gmt_created, gmt_modified) values (?, ?)", time, time));
            long touched = session.update(SqlStatement.of(
                    "update " + beats + " set gmt_modified = ? where task_name = 'supervisor' and host_ip = ?",
                    time,
                    address));
            if (touched == 0 && lastBeat(config, address).isEmpty()) {
                session.update(SqlStatement.of(
                        "insert into " + beats + " (task_name, task_type, host_ip, gmt_created, gmt_modified)"
                                + " values ('supervisor', 'supervisor', ?, ?, ?)",
                        address,
                        time,
                        time));
            }
            return true;
        });
    }

    @Override
    public Optional<Instant> lastBeat(OmsConfig config, String address) {
        return time(
                config,
                "select date_format(max(gmt_modified), '%Y-%m-%d %H:%i:%s') at from "
                        + table(config.heartbeat(), "heart_beat") + " where task_name = 'supervisor' and host_ip = ?",
                address);
    }

    @Override
    public Map<String, String> hosts(OmsConfig config) {
        return ask(config, session -> {
            var hosts = new LinkedHashMap<String, String>();
            session.query(SqlStatement.of("select ip, host_status from " + table(config.cm(), "host") + " order by ip"))
                    .rows()
                    .forEach(row -> hosts.put(row.text("ip"), or(row, "host_status")));
            return hosts;
        });
    }

    private static String or(Rows.Row row, String column) {
        String value = row.value(column);
        return value == null ? "" : value;
    }

    @Override
    public void hostStatus(OmsConfig config, String address, String status) {
        write(
                config,
                session -> session.update(SqlStatement.of(
                        "update " + table(config.cm(), "host")
                                + " set host_status = ? where ip = ? and host_status <> ?",
                        status,
                        address,
                        status)));
    }

    @Override
    public Optional<ProductVersion> schema(OmsConfig config, Part part) {
        String database = name(config, part);
        return ask(config, session -> {
            if (lacks(session, database, "schema_version")) {
                return Optional.empty();
            }
            return session
                    .query(SqlStatement.of("select version from " + table(database, "schema_version")))
                    .rows()
                    .stream()
                    .map(row -> ProductVersion.parse(or(row, "version").replaceFirst("-CE$", "")))
                    .flatMap(Optional::stream)
                    .max(ProductVersion::compareTo);
        });
    }

    private static String name(OmsConfig config, Part part) {
        return switch (part) {
            case RM -> config.rm();
            case CM -> config.cm();
            case HEARTBEAT -> config.heartbeat();
        };
    }

    private static boolean lacks(SqlSession session, String database, String table) {
        return session.query(SqlStatement.of(
                        "select table_name from information_schema.tables where table_schema = ? and table_name = ?",
                        database,
                        table))
                .rows()
                .isEmpty();
    }

    @Override
    public List<String> versions(OmsConfig config) {
        return ask(config, session -> {
            if (lacks(session, config.rm(), "oms_version")) {
                return List.of();
            }
            return session
                    .query(SqlStatement.of("select version from " + table(config.rm(), "oms_version")))
                    .rows()
                    .stream()
                    .map(row -> or(row, "version"))
                    .toList();
        });
    }

    @Override
    public void migrate(OmsConfig config, ProductVersion to, Set<Part> parts) {
        write(config, session -> {
            var writer = new SchemaWriter(session);
            parts.forEach(part -> writer.migrate(part, name(config, part), to));
            return true;
        });
    }

    @Override
    public void register(OmsConfig config) {
        write(config, session -> {
            Registration.of(session, config);
            return true;
        });
    }

    @Override
    public Optional<String> parameter(OmsConfig config, String name) {
        return ask(
                config,
                session -> session
                        .query(SqlStatement.of(
                                "select cfg_value from " + table(config.rm(), "oms_normal_config")
                                        + " where cfg_name = ?",
                                name))
                        .rows()
                        .stream()
                        .map(row -> or(row, "cfg_value"))
                        .findFirst());
    }

    @Override
    public void parameter(OmsConfig config, String name, String value) {
        write(
                config,
                session -> session.update(SqlStatement.of(
                        "insert into " + table(config.rm(), "oms_normal_config")
                                + " (cfg_name, cfg_value) values (?, ?) on duplicate key update cfg_value = ?",
                        name,
                        value,
                        value)));
    }

    @Override
    public Optional<Instant> parameterModified(OmsConfig config, String name) {
        return time(
                config,
                "select date_format(gmt_modified, '%Y-%m-%d %H:%i:%s') at from "
                        + table(config.rm(), "oms_normal_config") + " where cfg_name = ?",
                name);
    }

    /** The first row's column {@code at}; empty when there is no row, or no time in it. */
    private Optional<Instant> time(OmsConfig config, String statement, String bound) {
        return ask(
                config,
                session -> session.query(SqlStatement.of(statement, bound)).rows().stream()
                        .flatMap(row -> Optional.ofNullable(row.value("at")).stream())
                        .map(text ->
                                LocalDateTime.parse(text, TIME).atZone(zone).toInstant())
                        .findFirst());
    }

    @Override
    public List<ProjectRow> projects(OmsConfig config) {
        return ask(config, session -> {
            var rows = new ArrayList<ProjectRow>();
            for (String table : List.of("oms_project", "oms_sync_project")) {
                if (!lacks(session, config.rm(), table)) {
                    rows.addAll(projects(session, config.rm(), table));
                }
            }
            return rows;
        });
    }

    private static List<ProjectRow> projects(SqlSession session, String rm, String name) {
        return session.query(SqlStatement.of("select * from " + table(rm, name) + " order by id")).rows().stream()
                .map(row -> new ProjectRow(
                        row.text("id"),
                        row.text("project_name"),
                        name.equals("oms_sync_project") || isSync(row) ? "SYNC" : "MIGRATION",
                        row.text("project_status")))
                .toList();
    }

    private static boolean isSync(Rows.Row row) {
        boolean hasType = row.columns().stream().anyMatch(column -> column.equalsIgnoreCase("project_type"));
        return hasType && or(row, "project_type").startsWith("SYNC");
    }

    @Override
    public void close() {
        sessions.values().forEach(SqlSession::close);
        sessions.clear();
    }
}
