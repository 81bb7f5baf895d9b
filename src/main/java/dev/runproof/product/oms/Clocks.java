package dev.runproof.product.oms;

import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Probe;
import dev.runproof.product.generic.HostClock;
import dev.runproof.product.generic.Weighing;
import dev.runproof.sql.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether the clocks of the nodes, their heartbeats and the MetaDB agree, as far as the time that the questions took lets it be known. */
final class Clocks {
    static final Duration APART = Duration.ofSeconds(30);
    private static final FactKey<Reading> METADB = new FactKey<>("metadb.clock", Reading.class);

    private static final FactKey<Rows> HEARTBEATS = Known.rows(Known.BEFORE, "heartbeats.ahead");

    private final Site site;

    Clocks(Site site) {
        this.site = site;
    }

    /**
     * What a clock said.
     *
     * @param seconds since 1970
     * @param zone minutes ahead of UTC
     * @param asked by the controller's clock
     * @param took how long the answer was on its way: the clock was read some time within it
     */
    record Reading(double seconds, long zone, Instant asked, Duration took) {
        static Reading ofHost(Answer answer) {
            HostClock clock = HostClock.read(answer);
            String zone = clock.zone();
            long minutes = Integer.parseInt(zone.substring(1, 3)) * 60L + Integer.parseInt(zone.substring(3, 5));
            return new Reading(
                    clock.time().getEpochSecond(),
                    zone.startsWith("-") ? -minutes : minutes,
                    answer.at(),
                    answer.took());
        }

        static Reading ofMetaDb(Answer answer) {
            Rows.Row told = Looks.rows(answer).only();
            return new Reading(Double.parseDouble(told.text("now")), told.number("zone"), answer.at(), answer.took());
        }
    }

    private static FactKey<Reading> key(Node node) {
        return new FactKey<>(node + ".clock", Reading.class);
    }

    List<Move> areRead() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(new Probe<>(node.host(), Command.of("date", HostClock.FORMAT), key(node), Reading::ofHost));
        }
        moves.add(new Probe<>(
                site.database(),
                Looks.query(
                        "-",
                        "select unix_timestamp(now()) as now, timestampdiff(minute, utc_timestamp(), now()) as zone"),
                METADB,
                Reading::ofMetaDb));
        moves.add(new Looks(site)
                .rows(
                        HEARTBEATS,
                        "-",
                        new Stopping(site)
                                .heartbeats(
                                        "host_ip, timestampdiff(second, now(), max(gmt_modified)) as ahead",
                                        " where task_name = 'supervisor' group by host_ip")));
        return moves;
    }

    Check agree() {
        return new Check("the clocks agree", this::judge);
    }

    private Judgement judge(Facts facts) {
        var weighing = new Weighing("clocks at most " + APART.toSeconds() + " s apart, in one time zone");
        Reading metaDb = facts.get(METADB);
        for (Node node : site.nodes()) {
            Reading clock = facts.get(key(node));
            long ahead = ahead(clock, metaDb);
            weighing.that(
                    clock.zone() == metaDb.zone(),
                    node + " " + clock.zone() + " minutes ahead of UTC",
                    node + " is " + clock.zone() + " minutes ahead of UTC by its time zone, sessions of the MetaDB are "
                            + metaDb.zone());
            weighing.that(
                    Math.abs(ahead) <= APART.toSeconds() + doubt(clock, metaDb),
                    node + " " + ahead + " s ahead of the MetaDB",
                    node + " is " + ahead + " s ahead of the MetaDB");
        }
        // One of the future would pass for a new one when the new version does not beat at all.
        for (Rows.Row row : facts.get(HEARTBEATS).rows()) {
            weighing.that(
                    row.number("ahead") <= APART.toSeconds(),
                    "heartbeats of " + row.value("host_ip"),
                    "heartbeats of " + row.value("host_ip") + " are " + row.value("ahead")
                            + " s ahead of the MetaDB: the clock of that host, or of its container, is wrong");
        }
        return weighing.judgement();
    }

    /** Readings are taken one after the other; in a lab the hosts' time passes faster than the wall clock between them. */
    private long ahead(Reading clock, Reading other) {
        double between = Duration.between(other.asked(), clock.asked()).toMillis() / 1000.0 * site.speed();
        return Math.round(clock.seconds() - other.seconds() - between);
    }

    private double doubt(Reading clock, Reading other) {
        return clock.took().plus(other.took()).toMillis() / 1000.0 * site.speed();
    }
}
