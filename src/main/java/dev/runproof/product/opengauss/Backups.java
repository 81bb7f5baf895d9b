package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.BackupName;
import dev.runproof.parse.CmCtlVersion;
import dev.runproof.product.generic.Digests;
import dev.runproof.product.generic.HostClock;
import dev.runproof.product.generic.Listing;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.opengauss.Known.Time;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** OG-11: exactly one new backup on every node, of this run, readable; the only way back lies in a temporary directory. */
final class Backups {
    private static final FactKey<HostClock> ENDED = new FactKey<>("after.clock", HostClock.class);

    private final Site site;

    Backups(Site site) {
        this.site = site;
    }

    private static FactKey<Told<String>> unpacks(HostName node) {
        return Told.key("after." + node + ".backup.gzip");
    }

    static FactKey<Told<Digests>> digest(HostName node) {
        return Told.key("after." + node + ".backup.digest");
    }

    /** The backup of this run on a node, once the listing after the upgrade is known. */
    Pending path(HostName node) {
        return Pending.word(
                node + ".PGHOST/" + node + ".backup",
                facts -> facts.get(Known.variable(node, "PGHOST")) + "/" + only(facts, node));
    }

    private BackupName only(Facts facts, HostName node) {
        List<BackupName> found = ofRun(facts, node);
        if (found.size() != 1) {
            throw new NoBackup(node, found.size());
        }
        return found.get(0);
    }

    /** The backups that a node has now and had not before. */
    static List<BackupName> found(Facts facts, HostName node) {
        Optional<Listing> before = facts.get(Known.listing(Time.BEFORE, node)).value();
        Optional<Listing> after = facts.get(Known.listing(Time.AFTER, node)).value();
        return before.isPresent() && after.isPresent() ? LeftOvers.newBackups(before.get(), after.get()) : List.of();
    }

    /** Those of them that the run itself may have made: not older than its start, as another upgrade's can be. */
    List<BackupName> ofRun(Facts facts, HostName node) {
        LocalDateTime from = facts.get(Known.clockAtStart(site.upgradeNode())).local();
        return found(facts, node).stream()
                .filter(backup -> !backup.stamp().isBefore(from))
                .toList();
    }

    StepScript areThere() {
        var moves = new ArrayList<Move>();
        for (HostName node : site.nodes()) {
            moves.add(listing(node));
        }
        moves.add(site.clockProbe(site.upgradeNode(), ENDED));
        moves.add(new Check("every node has exactly one new backup, the same on all", this::judgeNames));
        return StepScript.of("Look on every node for the backup that the upgrade made", moves);
    }

    Probe<Told<Listing>> listing(HostName node) {
        return new Probe<>(
                node,
                site.byClusterUser(node, "env", "LC_ALL=C", "ls", "-l", Known.path(node, "PGHOST", "")),
                Known.listing(Time.AFTER, node),
                Told.reading(Listing::parse));
    }

    StepScript areReadable() {
        var moves = new ArrayList<Move>();
        for (HostName node : site.nodes()) {
            moves.addAll(integrity(node));
            moves.add(new Settings(site).read(node, Settings.upgraded(node)));
        }
        moves.add(new Check("every backup unpacks, and its digest is on record", this::judgeContent));
        return StepScript.of(
                "Read the backup of every node to its end, and record the settings that a way back would overwrite",
                moves);
    }

    /** The readings that prove one node's backup. */
    List<Move> integrity(HostName node) {
        return List.of(
                new Probe<>(
                        node, site.byClusterUser(node, "gzip", "-t", path(node)), unpacks(node), Told.reading(t -> t)),
                new Probe<>(
                        node,
                        site.byClusterUser(node, "sha256sum", path(node)),
                        digest(node),
                        Told.reading(Digests::parse)));
    }

    Judgement judgeNames(Facts facts) {
        LocalDateTime from = facts.get(Known.clockAtStart(site.upgradeNode())).local();
        LocalDateTime to = facts.get(ENDED).local();
        String build = buildOfUpgradeNode(facts);
        var weighing = new Weighing("on every node one new backup of build " + build + ", made between " + from
                + " and " + to + ", the same name on all");
        Set<BackupName> names = new HashSet<>();
        for (HostName node : site.nodes()) {
            Told<Listing> listing = facts.get(Known.listing(Time.AFTER, node));
            if (listing.exit() != 0 || listing.value().isEmpty()) {
                weighing.fails(node + ": $PGHOST cannot be listed: " + listing.complaint());
                continue;
            }
            List<BackupName> found = found(facts, node);
            weighNode(weighing, node, listing.value().get(), found, from, to, build);
            names.addAll(found);
            Listing before = facts.get(Known.listing(Time.BEFORE, node)).value().orElse(new Listing(List.of()));
            List<String> left = LeftOvers.of(before, listing.value().get(), site.packageName());
            if (!left.isEmpty()) {
                weighing.note("warning: " + node + ": left over in $PGHOST: " + String.join(", ", left));
            }
        }
        if (names.size() > 1) {
            weighing.fails("the backups have different names: " + names);
        }
        return weighing.judgement();
    }

    private static void weighNode(
            Weighing weighing,
            HostName node,
            Listing listing,
            List<BackupName> found,
            LocalDateTime from,
            LocalDateTime to,
            String build) {
        if (found.size() != 1) {
            weighing.fails(node + ": " + (found.isEmpty() ? "no new backup" : found.size() + " new backups: " + found)
                    + " in $PGHOST; older ones do not count");
            return;
        }
        BackupName name = found.get(0);
        long size = LeftOvers.entry(listing, name.toString())
                .map(Listing.Entry::sizeBytes)
                .orElse(0L);
        weighing.that(size > 0, node + ": " + name + ", " + size + " bytes", node + ": " + name + " is empty");
        if (name.stamp().isBefore(from) || name.stamp().isAfter(to)) {
            weighing.fails(node + ": " + name + " was not made by this run");
        }
        if (!name.build().equals(build)) {
            weighing.fails(node + ": " + name + " names build " + name.build() + ", the upgrade node had " + build);
        }
    }

    private String buildOfUpgradeNode(Facts facts) {
        return facts.get(Known.version(Time.BEFORE, site.upgradeNode()))
                .value()
                .map(CmCtlVersion::build)
                .orElse(BackupName.NO_VERSION);
    }

    private Judgement judgeContent(Facts facts) {
        var weighing = new Weighing("gzip -t passes on every node");
        for (HostName node : site.nodes()) {
            Told<String> gzip = facts.get(unpacks(node));
            Told<Digests> digest = facts.get(digest(node));
            weighing.that(
                    gzip.exit() == 0, node + ": unpacks", node + ": the backup does not unpack: " + gzip.complaint());
            weighing.that(
                    digest.value().isPresent(),
                    node + ": sha256 " + digest.value().map(Digests::only).orElse(""),
                    node + ": the backup has no digest: " + digest.complaint());
        }
        return weighing.note("$PGHOST is a temporary directory and these backups are the only way back:"
                        + " keep a copy of them elsewhere")
                .judgement();
    }
}
