package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.picture.ClusterPicture.Connection;
import dev.runproof.lab.opengauss.picture.ClusterPicture.WalRecord;
import dev.runproof.lab.opengauss.picture.ResourceRow;
import dev.runproof.lab.opengauss.text.OmVersion;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What scenarios change in the behaviour of a cluster, beside its files and processes. */
final class Switches {
    /** A misbehaviour of the whole cluster. */
    enum Oddity {
        /** No CMServer ever becomes primary. */
        NO_ELECTION,
        /** {@code gs_checkos} is not installed. */
        CHECKOS_REMOVED,
        /** An ordinary account sees its own processes only. */
        HIDDEN_PROCESSES
    }

    private final Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
    private final Set<Integer> deadServers = new HashSet<>();
    private final Set<Integer> keptPrograms = new HashSet<>();
    private OptionalInt favourite = OptionalInt.empty();
    private Duration electionDelay = Duration.ZERO;
    private Connection answer = Connection.ANSWERED;
    private WalRecord walRecord = WalRecord.OFF;
    private OptionalInt wormUsage = OptionalInt.empty();
    private OptionalInt killedAfter = OptionalInt.empty();
    private Optional<OmVersion> om = Optional.empty();
    private List<ResourceRow> resources = List.of();

    boolean is(Oddity oddity) {
        return oddities.contains(oddity);
    }

    void set(Oddity oddity) {
        oddities.add(oddity);
    }

    void unset(Oddity oddity) {
        oddities.remove(oddity);
    }

    /** Nodes whose CMServer does not start again. */
    Set<Integer> deadServers() {
        return deadServers;
    }

    /** Nodes on which unpacking a package changes nothing. */
    Set<Integer> keptPrograms() {
        return keptPrograms;
    }

    /** The node whose CMServer wins the next elections. */
    OptionalInt favourite() {
        return favourite;
    }

    void favourite(OptionalInt node) {
        favourite = node;
    }

    /** How much longer than usual an election takes. */
    Duration electionDelay() {
        return electionDelay;
    }

    void electionDelay(Duration delay) {
        electionDelay = delay;
    }

    /** How a primary CMServer answers. */
    Connection answer() {
        return answer;
    }

    void answer(Connection next) {
        answer = next;
    }

    WalRecord walRecord() {
        return walRecord;
    }

    void walRecord(WalRecord next) {
        walRecord = next;
    }

    OptionalInt wormUsage() {
        return wormUsage;
    }

    void wormUsage(OptionalInt percent) {
        wormUsage = percent;
    }

    List<ResourceRow> resources() {
        return resources;
    }

    void resources(List<ResourceRow> rows) {
        resources = List.copyOf(rows);
    }

    /** The phase of the switch after which its tool is killed. */
    OptionalInt killedAfter() {
        return killedAfter;
    }

    void killedAfter(OptionalInt phase) {
        killedAfter = phase;
    }

    /** A release of the operation manager in place of the installed one. */
    Optional<OmVersion> om() {
        return om;
    }

    void om(Optional<OmVersion> release) {
        om = release;
    }

    void clear() {
        killedAfter = OptionalInt.empty();
        om = Optional.empty();
        oddities.clear();
        deadServers.clear();
        keptPrograms.clear();
        favourite = OptionalInt.empty();
        electionDelay = Duration.ZERO;
        answer = Connection.ANSWERED;
        walRecord = WalRecord.OFF;
        wormUsage = OptionalInt.empty();
        resources = List.of();
    }
}
