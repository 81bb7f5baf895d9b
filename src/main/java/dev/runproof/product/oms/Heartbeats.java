package dev.runproof.product.oms;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.product.oms.components.Moment;
import dev.runproof.sql.Rows;
import dev.runproof.sql.Rows.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the MetaDB tells of the nodes: when each has written last, and whether it counts as online. */
final class Heartbeats {
    private static final Duration PACE = Duration.ofSeconds(5);
    /** A stale ONLINE may stand for 540 s by default, so heartbeats are waited for longer. */
    private static final Duration ONLINE_LIMIT = Duration.ofMinutes(10);

    private static final int MILLIS = 1000;

    private final Site site;
    private final Looks looks;
    private final MetaDbSurvey metaDb;
    private final String moment;

    /** @param moment distinguishes one look from another */
    Heartbeats(Site site, String moment) {
        this.site = site;
        this.looks = new Looks(site);
        this.metaDb = new MetaDbSurvey(site);
        this.moment = moment;
    }

    /** The MetaDB's own time; heartbeats count when they are newer. */
    static FactKey<Rows> now(String moment) {
        return Known.rows(moment, "metadb.time");
    }

    Probe<Rows> timeIsRead(String when) {
        return looks.rows(now(when), "-", "select now(3) as now, unix_timestamp(now(3)) as epoch");
    }

    /** A moment that was read so, by both clocks. */
    static Moment moment(Facts facts, String when) {
        var fact = facts.find(now(when)).orElseThrow();
        double seconds = Double.parseDouble(fact.value().only().text("epoch"));
        return new Moment(fact.at(), Instant.ofEpochMilli(Math.round(seconds * MILLIS)));
    }

    /** ONLINE alone may be nine minutes old. */
    StepScript isOnline(String since) {
        var moves = new ArrayList<Move>();
        moves.add(heartbeatsAreNewerThan(since, Heartbeats::isOfNow));
        var hosts = new Poll<>(
                "every node ONLINE",
                site.database(),
                Looks.query(metaDb.cm(), "select ip, host_status from host order by ip"),
                Known.rows(moment, MetaDbSurvey.HOSTS),
                Looks::rows,
                (rows, facts) -> notOnline(rows, facts).isEmpty(),
                1,
                PACE,
                PACE,
                Duration.ofMinutes(2),
                Poll.Late.IS_JUDGED);
        moves.add(hosts);
        moves.add(new Check("every node has a new heartbeat", facts -> {
            var silent = silent(facts.get(heartbeats()), facts, since, Heartbeats::isOfNow);
            return silent.isEmpty()
                    ? Judgement.pass("all heartbeats are newer")
                    : Judgement.fail("heartbeats newer than " + time(facts, since), String.join("; ", silent));
        }));
        moves.add(new Check("cm.host has exactly the nodes, all ONLINE", facts -> {
            var wrong = notOnline(facts.get(Known.rows(moment, MetaDbSurvey.HOSTS)), facts);
            return wrong.isEmpty()
                    ? Judgement.pass(site.nodes().size() + " nodes ONLINE")
                    : Judgement.fail("every node and no other, ONLINE", String.join("; ", wrong));
        }));
        return StepScript.onceForTheRun("Prove in the MetaDB that every node is online", moves);
    }

    private FactKey<Rows> heartbeats() {
        return Known.rows(moment, "supervisors");
    }

    private Poll<Rows> heartbeatsAreNewerThan(String since, Predicate<Row> counts) {
        return new Poll<>(
                "a heartbeat of every node after what was done last",
                site.database(),
                Looks.query(
                        "-",
                        new Stopping(site)
                                .heartbeats(
                                        "host_ip, gmt_modified, timestampdiff(second, now(), gmt_modified) as ahead",
                                        " where task_name = 'supervisor'")),
                heartbeats(),
                Looks::rows,
                (rows, facts) -> silent(rows, facts, since, counts).isEmpty(),
                1,
                PACE,
                PACE,
                ONLINE_LIMIT,
                Poll.Late.IS_JUDGED);
    }

    /**
     * What OMS writes arrives here: a copy of its MetaDB looks the same, and would be backed up and restored in its place. That
     * its clocks are right is seen elsewhere.
     */
    List<Move> isWhereOmsWrites() {
        return List.of(
                timeIsRead(moment),
                heartbeatsAreNewerThan(moment, row -> true),
                new Check("the MetaDB of the environment is the one that OMS writes into", facts -> {
                    var silent = silent(facts.get(heartbeats()), facts, moment, row -> true);
                    return silent.isEmpty()
                            ? Judgement.pass("a heartbeat of every node arrived since " + time(facts, moment))
                            : Judgement.fail(
                                    "a heartbeat of every node since " + time(facts, moment),
                                    String.join("; ", silent)
                                            + ". OMS runs, so this may be a copy of its MetaDB: compare its address with"
                                            + " oms_meta_host and oms_meta_port in config.yaml");
                }));
    }

    private static String time(Facts facts, String since) {
        return facts.get(now(since)).only().text("now");
    }

    /** One of the future passes for a new one for hours although nobody beats any more. */
    private static boolean isOfNow(Row row) {
        return row.number("ahead") <= Clocks.APART.toSeconds();
    }

    private List<String> silent(Rows heartbeats, Facts facts, String since, Predicate<Row> counts) {
        String after = time(facts, since);
        var newest = new TreeMap<String, String>();
        var ahead = new TreeMap<String, String>();
        for (Row row : heartbeats.rows()) {
            if (counts.test(row)) {
                newest.merge(row.text("host_ip"), row.text("gmt_modified"), (a, b) -> a.compareTo(b) > 0 ? a : b);
            } else {
                ahead.put(row.text("host_ip"), row.text("ahead"));
            }
        }
        return Installation.of(site, facts).addresses().stream()
                .filter(address -> newest.getOrDefault(address, "").compareTo(after) <= 0)
                .map(address -> ahead.containsKey(address)
                        ? address + ": its heartbeat is " + ahead.get(address)
                                + " s ahead of the MetaDB: the clock of that host, or of its container, is wrong"
                        : address + ": the last heartbeat is of " + newest.getOrDefault(address, "no time at all"))
                .toList();
    }

    private List<String> notOnline(Rows hosts, Facts facts) {
        var wanted = new TreeSet<>(Installation.of(site, facts).addresses());
        var wrong = new ArrayList<String>();
        for (Row row : hosts.rows()) {
            if (!wanted.remove(row.text("ip"))) {
                wrong.add(row.text("ip") + " is no node of this installation");
            } else if (!"ONLINE".equals(row.value("host_status"))) {
                wrong.add(row.text("ip") + " is " + row.value("host_status"));
            }
        }
        wanted.forEach(address -> wrong.add(address + " is not there"));
        return wrong;
    }
}
