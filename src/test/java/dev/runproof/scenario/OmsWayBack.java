package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.scenario.OmsQuestions.Container;
import dev.runproof.sql.structure.Fingerprint;
import dev.runproof.sql.structure.FingerprintChanges;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/**
 * What A13's table asks of a way back, looked at beside it: before the upgrade, right before the old version starts again, and
 * at the end.
 */
final class OmsWayBack {
    private static final String POLICY = "unless-stopped";
    private static final Duration SETTLED = Duration.ofSeconds(20);
    private static final int MARGIN_MINUTES = 30;
    private static final String LOOK_BACK = "refetchStoreIntervalMin";
    /** A new version that runs writes into these by itself. */
    private static final Set<String> LIVELY = Set.of("heart_beat", "heatbeat_sequence", "host");

    private final OmsRehearsal rehearsal;
    private final OmsQuestions asked;
    private final OmsWay way;
    private final OmsPicture before;
    private Map<String, Fingerprint> dumped = Map.of();
    private Map<String, Fingerprint> beforeRestore = Map.of();
    private Map<String, Fingerprint> atStart = Map.of();
    private Map<String, String> numbersOfOld = Map.of();
    private Map<String, String> numbersAtStart = Map.of();
    private Span stop = Span.NEVER;
    private Span putBack = Span.NEVER;

    /** When a step ran. */
    private record Span(Instant from, Instant to) {
        static final Span NEVER = new Span(Instant.EPOCH, Instant.EPOCH);

        static Span beginning() {
            return new Span(Instant.now(), Instant.EPOCH);
        }

        Span over() {
            return new Span(from, Instant.now());
        }
    }

    /** Looks at the installation as it is, before the upgrade. */
    OmsWayBack(OmsRehearsal rehearsal, OmsWay way) {
        this.rehearsal = rehearsal;
        this.asked = rehearsal.asked();
        this.way = way;
        asked.restartPolicy(POLICY);
        this.before = OmsPicture.of(asked);
        rehearsal
                .whenBegins("the moment of the stop is noted", () -> stop = Span.beginning())
                .whenEnded("the moment of the stop is noted", () -> stop = stop.over())
                .whenEnded("OMS stands still on every node", () -> numbersOfOld = asked.highestNumbers())
                .whenEnded("every database is dumped", () -> dumped = asked.fingerprints())
                .whenBegins(
                        "every database is restored where it was migrated", () -> beforeRestore = asked.fingerprints())
                .whenBegins("the old container is started on every node", this::lookBeforeTheStart)
                .whenBegins("high availability is put back", () -> putBack = Span.beginning())
                .whenEnded("high availability is put back", () -> putBack = putBack.over());
    }

    private void lookBeforeTheStart() {
        atStart = asked.fingerprints();
        numbersAtStart = asked.highestNumbers();
    }

    void isThere() throws IOException {
        databasesWereAsTheOldVersionLeftThem();
        nothingElseWasDropped();
        asked.hosts().forEach(this::oldRunsAlone);
        haIsAsItWas();
        assertThat(asked.projects()).isEqualTo(before.projects());
        assertThat(asked.scratchDatabases()).isEmpty();
        Awaitility.await().atMost(SETTLED).untilAsserted(() -> {
            asked.hosts()
                    .forEach(host -> assertThat(asked.health(host)).as(host).contains("\"healthy\":true"));
            assertThat(asked.servers()).hasSize(asked.hosts().size()).allMatch(server -> server.endsWith(" ONLINE"));
        });
        assertThat(rehearsal.questions())
                .as("nobody is asked twice about a restore")
                .noneMatch(question -> question.contains("RESTORE-AGAIN"));
    }

    private void databasesWereAsTheOldVersionLeftThem() {
        assertThat(atStart.keySet()).isEqualTo(before.databases().keySet());
        atStart.forEach((name, is) -> {
            var changes = switch (way) {
                case HA_ALONE, BEFORE_DUMPS ->
                    FingerprintChanges.between(bare(before.databases().get(name), Set.of()), bare(is, Set.of()));
                case AFTER_DUMPS, FULL -> FingerprintChanges.between(dumped.get(name), is);
                case AFTER_START -> FingerprintChanges.between(without(LIVELY, dumped.get(name)), without(LIVELY, is));
            };
            assertThat(changes.sentences())
                    .as("%s before the old version starts", name)
                    .isEmpty();
        });
        if (way == OmsWay.BEFORE_DUMPS && !numbersOfOld.isEmpty()) {
            assertThat(numbersAtStart).isEqualTo(numbersOfOld);
        }
    }

    private static Fingerprint bare(Fingerprint all, Set<String> kept) {
        var contents = new TreeMap<>(all.contents());
        contents.keySet().retainAll(kept);
        return new Fingerprint(all.characterSet(), all.collation(), all.structure(), contents);
    }

    private static Fingerprint without(Set<String> tables, Fingerprint all) {
        var contents = new TreeMap<>(all.contents());
        contents.keySet().removeAll(tables);
        return new Fingerprint(all.characterSet(), all.collation(), all.structure(), contents);
    }

    private void nothingElseWasDropped() {
        List<String> sent = asked.dropsAndCreates();
        if (way != OmsWay.FULL) {
            assertThat(sent).as("nothing is dropped on the short way").isEmpty();
            return;
        }
        for (String database : asked.databases()) {
            List<String> about = sent.stream()
                    .filter(it -> it.contains("`" + database + "`"))
                    .toList();
            if (FingerprintChanges.between(dumped.get(database), beforeRestore.get(database))
                    .equal()) {
                assertThat(about).as("%s was what the manifest says", database).isEmpty();
                continue;
            }
            assertThat(about).as(database).hasSize(2);
            assertThat(about.get(0)).startsWithIgnoringCase("drop database");
            assertThat(about.get(1)).startsWithIgnoringCase("create database");
        }
    }

    private void oldRunsAlone(String host) {
        var others = new ArrayList<Container>();
        Container was = before.old(host);
        for (Container each : asked.containers(host)) {
            if (!each.id().equals(was.id())) {
                others.add(each);
                continue;
            }
            assertThat(each.status()).as(host).isEqualTo("running");
            assertThat(each.image()).as(host).isEqualTo(was.image());
            assertThat(each.policy()).as(host).isEqualTo(POLICY);
            if (!way.stopped()) {
                assertThat(each.startedAt()).as("it never stopped").isEqualTo(was.startedAt());
            }
        }
        if (way == OmsWay.FULL) {
            assertThat(others).as(host).singleElement().satisfies(fresh -> {
                assertThat(fresh.status()).isEqualTo("exited");
                assertThat(fresh.policy()).isEqualTo("no");
            });
        } else {
            assertThat(others).as("the new container is gone from " + host).isEmpty();
        }
    }

    private void haIsAsItWas() throws IOException {
        String now = asked.haConfig();
        if (!way.stopped() || before.haConfig().isEmpty()) {
            assertThat(now).as("byte for byte").isEqualTo(before.haConfig());
            return;
        }
        var json = new ObjectMapper();
        JsonNode is = json.readTree(now);
        assertThat(without(is)).isEqualTo(without(json.readTree(before.haConfig())));
        int minutes = is.path(LOOK_BACK).asInt();
        assertThat(minutes)
                .as("minutes since T1, rounded up, and the margin")
                .isBetween(since(stop.to(), putBack.from()), since(stop.from(), putBack.to()));
    }

    private static int since(Instant from, Instant to) {
        double seconds = Duration.between(from, to).toMillis() / 1000.0 * OmsRehearsal.SPEED;
        return (int) Math.ceil(seconds / 60) + MARGIN_MINUTES;
    }

    private static JsonNode without(JsonNode json) {
        ObjectNode copy = json.deepCopy();
        copy.remove(LOOK_BACK);
        return copy;
    }
}
