package dev.runproof.product.oms.backup;

import dev.runproof.lab.embedded.DatabaseUnderTest;
import dev.runproof.lab.oms.schema.Installations;
import dev.runproof.lab.oms.schema.SchemaWriter;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Secret;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import dev.runproof.remote.Session;
import dev.runproof.remote.local.LocalHosts;
import dev.runproof.remote.shell.Shells;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.mysql.MySqlDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The MetaDB of two regions with three nodes in a real server, and one host that is this machine. */
final class MetaDb implements AutoCloseable {
    static final HostName HOST = new HostName("node1");
    static final HostName SERVER = new HostName("metadb");
    private static final Secret PASSWORD = DatabaseUnderTest.PASSWORD;

    final Path folder;
    final String suffix;
    final Facts facts = new Facts();
    List<String> asked = List.of();
    Consumer<Move> before = move -> {};
    private final DatabaseUnderTest server;
    private final LocalHosts hosts;
    private String mysql = "mysql";
    /** Whether dumps are to hold triggers, routines and events. */
    boolean hasCode;

    private String mysqldump = "mysqldump";

    /** @param suffix of all names, so that several can be in one server */
    MetaDb(DatabaseUnderTest server, Path folder, String suffix) {
        this.server = server;
        this.folder = folder;
        this.suffix = suffix;
        this.hosts = new LocalHosts(
                new Shells("/bin/sh", folder.resolve("ledger").toString()), Optional.empty(), Clock.systemUTC());
        run("20261127-020000-oms-4.0.0-" + suffix.replace("_", ""));
        try (var session = server.session()) {
            new SchemaWriter(session).create(Installations.twoRegions("4.2.8", suffix));
        }
    }

    void run(String id) {
        facts.learn(new Fact<>(Facts.RUN, HostName.CONTROLLER, Instant.EPOCH, id));
    }

    String rm() {
        return "oms_rm" + suffix;
    }

    String cm() {
        return "oms_cm" + suffix;
    }

    String hb() {
        return "oms_cm_hb" + suffix;
    }

    String hb1() {
        return "oms_cm_hb_1" + suffix;
    }

    /** Where dumps and copies go. */
    Path sets() {
        return folder.resolve("sets");
    }

    Path set() {
        return Path.of(Dumps.of(facts).directory());
    }

    List<Slot> slots() {
        return List.of(
                Slot.always("rm", facts -> rm()),
                Slot.always("cm", facts -> cm()),
                Slot.heartbeat("hb-node1", "node1 is the first of its region", facts -> true, facts -> hb()),
                Slot.heartbeat("hb-node2", "node2 is the first of its region", facts -> true, facts -> hb()),
                Slot.heartbeat("hb-node3", "node3 is the first of its region", facts -> true, facts -> hb1()),
                Slot.heartbeat("hb-node4", "node4 is the first of its region", facts -> false, facts -> {
                    throw new AssertionError("node4 has no region");
                }));
    }

    BackupSite site() {
        return new BackupSite(
                HOST, SERVER, sets().toString(), mysql, mysqldump, slots(), facts -> hasCode, Duration.ofMinutes(5));
    }

    Backups backups() {
        return new Backups(site());
    }

    /** The client's program from now on: a script that may use {@code $real}, what it was; questions about it pass. */
    void mysqldumpIs(String text) {
        mysqldump = program("mysqldump", text);
    }

    void mysqlIs(String text) {
        mysql = program("mysql", text);
    }

    /** Waits for a lock, where it has a limit, for a second. */
    void mysqlIsImpatient() {
        mysqlIs("""
                for word; do
                  shift
                  set -- "$@" "$(printf '%s\\n' "$word" | sed 's/\\(lock_wait_timeout =\\) [0-9]*/\\1 1/')"
                done
                exec $real "$@"
                """);
    }

    void mysqlIsItself() {
        mysql = "mysql";
    }

    private String program(String name, String text) {
        try {
            Path file = Files.writeString(
                    Files.createTempDirectory(folder, "bin").resolve(name), """
                    #!/bin/sh
                    real=%s
                    case " $* " in *' --help '*|*' --version '*) exec $real "$@" ;; esac
                    """.formatted(name) + text);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SqlSession session() {
        return server.session();
    }

    void update(String text) {
        try (var session = session()) {
            session.update(SqlStatement.of(text));
        }
    }

    /** With a database chosen, as code is made whose text is to name none. */
    void updateIn(String database, String text) {
        try (var session = new MySqlDatabases().open(server.target().in(database))) {
            session.update(SqlStatement.of(text));
        }
    }

    String only(String text) {
        try (var session = session()) {
            return String.valueOf(
                    session.query(SqlStatement.of(text)).only().values().get(0));
        }
    }

    Secret options() {
        return new Secret("""
                [client]
                protocol=tcp
                host="%s"
                port=%d
                user="%s"
                password="%s"
                [client_mariadb]
                skip-ssl
                """.formatted(
                        server.database().address(),
                        server.database().port(),
                        DatabaseUnderTest.USER,
                        PASSWORD.reveal().replace("\\", "\\\\").replace("\"", "\\\"")));
    }

    /** The worst of what was judged in a step, with what was told. */
    Judgement step(StepScript script) {
        Session session = hosts.session(HOST);
        var walk = new Walk(session, server::session, options(), facts, before);
        List<Judgement> all = walk.carryOut(script);
        asked = walk.asked;
        List<String> notes = all.stream().flatMap(it -> it.notes().stream()).toList();
        String told = String.join(" | ", all.stream().map(Judgement::actual).toList());
        return new Judgement(all.stream().map(Judgement::verdict).reduce(Verdict.PASS, Verdict::and), "", told, notes);
    }

    Judgement dumped() {
        return step(backups().dumped(facts -> false));
    }

    /** A set that is dumped and proved. */
    void backedUp() {
        must(dumped());
        must(step(backups().proved()));
    }

    static void must(Judgement judged) {
        if (judged.verdict() != Verdict.PASS) {
            throw new AssertionError(judged.toString());
        }
    }

    List<String> drops() {
        try {
            return Files.readAllLines(server.database().generalLog(), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .stream()
                    .filter(line -> !line.contains("_rp_"))
                    .filter(line -> line.matches("(?i).*\\bdrop database.*" + suffix + "`.*"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> scratchDatabases() {
        try (var session = session()) {
            return session
                    .query(SqlStatement.of(
                            "select schema_name from information_schema.schemata where schema_name like ?",
                            "%\\_rp\\_%"))
                    .rows()
                    .stream()
                    .map(row -> row.text("schema_name"))
                    .toList();
        }
    }

    @Override
    public void close() {
        hosts.close();
    }
}
