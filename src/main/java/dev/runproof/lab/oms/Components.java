package dev.runproof.lab.oms;

import dev.runproof.lab.oms.MetaDb.ProjectRow;
import dev.runproof.lab.oms.Piece.Life;
import dev.runproof.lab.oms.console.ComponentKind;
import dev.runproof.model.ProductVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The components of all projects and what HA does to them. Safe for several threads.
 *
 * <p>They end with the containers they run in, which nobody sees until 60 s after the next initialisation, or after the old
 * version came back. From then on HA acts, if it is on, as the documents' tables say.
 */
final class Components {
    static final Duration NOTICED = Duration.ofSeconds(60);
    private static final Duration SECOND_FOLLOWS = Duration.ofSeconds(10);
    private static final int FIRST_STORE = 7100;

    private final List<Piece> pieces = new ArrayList<>();
    private final Supplier<ComponentFaults> faults;
    private final boolean incrSync;
    private Optional<Instant> noticedAt = Optional.empty();
    private Optional<Instant> haSince = Optional.empty();
    private final List<Follow> follows = new ArrayList<>();
    private boolean armed;
    private int nextStore = FIRST_STORE;

    /** A component that is to be started once its Store is there. */
    private record Follow(Piece second, Instant at) {}

    /** @param source the version that runs at first: it decides what reads a Store */
    Components(ProductVersion source, Supplier<ComponentFaults> faults) {
        this.incrSync = Versions.hasIncrSync(source);
        this.faults = faults;
    }

    /** Gives a project its components, by its type and status as the documents' tables have them. */
    synchronized void add(ProjectRow project, String address, String region, Instant now) {
        Life store = project.status().equals("FAILED") ? Life.ABNORMAL : Life.RUNNING;
        Life second = switch (project.status()) {
            case "FAILED" -> Life.ABNORMAL;
            case "SUSPEND" -> Life.STOPPED;
            default -> Life.RUNNING;
        };
        String subtopic = "p_" + project.id() + "_source-000-0";
        int number = nextStore++;
        pieces.add(new Piece(ComponentKind.STORE, project, subtopic, number, address, region, now, store, now));
        pieces.add(new Piece(second(project), project, subtopic, number, address, region, now, second, now));
    }

    private ComponentKind second(ProjectRow project) {
        if (incrSync) {
            return ComponentKind.INCR_SYNC;
        }
        return project.type().equals("SYNC") ? ComponentKind.CONNECTOR : ComponentKind.JDBC_WRITER;
    }

    /** Further stores of a subtopic, none of which works. */
    synchronized void crowd(int stores, Instant now) {
        pieces.stream().filter(Piece::isStore).findFirst().ifPresent(first -> {
            var project = new ProjectRow(first.project, first.projectName, "", "");
            while (pieces.stream()
                            .filter(each -> each.isStore() && each.subtopic.equals(first.subtopic))
                            .count()
                    < stores) {
                pieces.add(new Piece(
                        ComponentKind.STORE,
                        project,
                        first.subtopic,
                        nextStore++,
                        first.address,
                        first.region,
                        now,
                        Life.ABNORMAL,
                        now));
            }
        });
    }

    synchronized void containerEnded(String address) {
        pieces.stream().filter(piece -> piece.address.equals(address)).forEach(Piece::ends);
    }

    /** An initialisation has ended, or the old version has started again. */
    synchronized void noticeFrom(Instant now) {
        noticedAt = Optional.of(now.plus(NOTICED));
    }

    /** @param alive the addresses of nodes that run */
    synchronized void tick(Instant now, HaConfig ha, Set<String> alive) {
        pieces.stream().filter(piece -> alive.contains(piece.address)).forEach(piece -> piece.reports(now));
        if (noticedAt.isPresent() && !now.isBefore(noticedAt.get())) {
            noticedAt = Optional.empty();
            armed = true;
            notice(now);
        }
        if (!ha.enable()) {
            haSince = Optional.empty();
            follows.clear();
        } else if (armed && !alive.isEmpty()) {
            haSince = Optional.of(haSince.orElse(now));
            subtopics().forEach(subtopic -> care(subtopic, now, ha));
            followUp(now);
        }
    }

    private void notice(Instant now) {
        for (Piece piece : pieces) {
            boolean ran = piece.life() == Life.RUNNING && piece.ended();
            if (ran && piece.isStore() && faults.get() == ComponentFaults.STORE_IS_STOPPED) {
                piece.becomes(Life.STOPPED, now);
            } else if (ran && faults.get() != ComponentFaults.SHOWN_RUNNING_WITH_OLD_HEARTBEAT) {
                piece.becomes(Life.ABNORMAL, now);
            }
        }
    }

    private Set<String> subtopics() {
        var subtopics = new LinkedHashSet<String>();
        pieces.stream().filter(Piece::isStore).forEach(piece -> subtopics.add(piece.subtopic));
        return subtopics;
    }

    /** Makes a Store for a subtopic that has none that works. */
    private void care(String subtopic, Instant now, HaConfig ha) {
        var stores = pieces.stream()
                .filter(piece -> piece.isStore() && piece.subtopic.equals(subtopic))
                .toList();
        var second = pieces.stream()
                .filter(piece -> !piece.isStore() && piece.subtopic.equals(subtopic))
                .findFirst();
        boolean works = stores.stream().anyMatch(store -> store.life() == Life.RUNNING);
        boolean allStopped = stores.stream().allMatch(store -> store.life() == Life.STOPPED);
        boolean noReceiver = ha.perceive()
                && faults.get() == ComponentFaults.STOPPED_IS_NO_RECEIVER
                && second.map(piece -> piece.life() == Life.STOPPED).orElse(true);
        if (works || allStopped || !ha.enableStore() || noReceiver || stores.size() >= ha.threshold()) {
            return;
        }
        Instant abnormal = stores.stream()
                .filter(store -> store.life() == Life.ABNORMAL)
                .map(Piece::abnormalSince)
                .max(Instant::compareTo)
                .orElse(now);
        Instant since = haSince.filter(it -> it.isAfter(abnormal)).orElse(abnormal);
        if (now.isBefore(since.plus(ha.exception()))) {
            return;
        }
        Piece last = stores.get(stores.size() - 1);
        pieces.add(new Piece(
                ComponentKind.STORE,
                new ProjectRow(last.project, last.projectName, "", ""),
                subtopic,
                nextStore++,
                last.address,
                last.region,
                now.minus(ha.lookBack()),
                Life.RUNNING,
                now));
        second.filter(piece -> starts(piece, ha))
                .ifPresent(piece -> follows.add(new Follow(piece, now.plus(SECOND_FOLLOWS))));
    }

    private boolean starts(Piece second, HaConfig ha) {
        boolean enabled = second.kind == ComponentKind.JDBC_WRITER ? ha.enableJdbcWriter() : ha.enableConnector();
        boolean stopped = second.life() == Life.STOPPED;
        return enabled
                && faults.get() != ComponentFaults.SECOND_STAYS_ABNORMAL
                && (!stopped || second.kind != ComponentKind.INCR_SYNC);
    }

    private void followUp(Instant now) {
        follows.removeIf(follow -> {
            boolean due = !now.isBefore(follow.at());
            if (due) {
                follow.second().becomes(Life.RUNNING, now);
            }
            return due;
        });
    }

    /** Those of a kind; what the caller gets does not change any more. */
    synchronized List<Piece> of(ComponentKind kind) {
        return pieces.stream().filter(piece -> piece.kind == kind).toList();
    }

    /** One line a component, for tests: kind, subtopic's project, state. */
    synchronized List<String> lines() {
        return pieces.stream()
                .map(piece -> piece.project + " " + piece.kind + " " + piece.life())
                .toList();
    }
}
