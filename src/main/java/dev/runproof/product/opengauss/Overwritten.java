package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.product.generic.Digests;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.opengauss.Known.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the way back would overwrite although neither the state of before nor the upgrade put it there: another build that
 * was installed since, or settings that somebody has edited. It needs a person who says that it may go.
 */
final class Overwritten {
    private static final FactKey<Confirmation> DECIDED =
            new FactKey<>("confirmed.OG-RESTORE-CHANGED", Confirmation.class);
    private static final String WHEN_ASKED = "asked";
    private static final String AT_LAST = "last";

    private final Site site;
    private final Settings settings;
    private final ReplacedFiles files;

    Overwritten(Site site) {
        this.site = site;
        this.settings = new Settings(site);
        this.files = new ReplacedFiles(site);
    }

    private static FactKey<Told<Digests>> files(HostName node, String moment) {
        return Told.key("restore." + node + ".files." + moment);
    }

    private static FactKey<Told<Digests>> settings(HostName node, String moment) {
        return Told.key("restore." + node + ".settings." + moment);
    }

    private List<Move> readings(String moment) {
        var moves = new ArrayList<Move>();
        for (HostName node : Restore.nodes(site)) {
            moves.add(files.ofBefore(node, files(node, moment)));
            moves.add(settings.read(node, settings(node, moment)));
        }
        return moves;
    }

    List<Move> isDecided() {
        var moves = readings(WHEN_ASKED);
        moves.add(Gate.decision(
                "OG-RESTORE-CHANGED",
                "programs or settings that were changed after the upgrade and would be overwritten",
                facts -> Optional.of(foreign(facts, WHEN_ASKED))
                        .filter(found -> !found.isEmpty())
                        .map(found -> "Overwrite what somebody changed after the upgrade? "
                                + String.join("; ", found.values())),
                DECIDED));
        return moves;
    }

    /** After the confirmation: nothing is overwritten that it was not asked about. */
    List<Move> isAsDecided() {
        var moves = readings(AT_LAST);
        moves.add(new Check("nothing was changed since the way back was confirmed", this::judge));
        return moves;
    }

    private Judgement judge(Facts facts) {
        var weighing = new Weighing("what is overwritten is of before, of the upgrade, or was decided on");
        Map<String, String> decided = foreign(facts, WHEN_ASKED);
        foreign(facts, AT_LAST).forEach((what, told) -> {
            if (!decided.containsKey(what)) {
                weighing.fails(
                        told + ", since the way back was confirmed: begin the way back anew, it asks about this");
            }
        });
        return weighing.holds("as confirmed").judgement();
    }

    /** Settings of a run that ended before they were recorded: whose they are cannot be told. */
    List<String> notOnRecord(Facts facts) {
        return Restore.nodes(site).stream()
                .filter(node -> !facts.knows(Settings.upgraded(node)))
                .filter(node -> !of(facts, settings(node, WHEN_ASKED)).equals(settings.ofBefore(facts, node)))
                .map(HostName::value)
                .toList();
    }

    /** By node, file and digest, each with its words. */
    private Map<String, String> foreign(Facts facts, String moment) {
        var found = new LinkedHashMap<String, String>();
        Map<String, String> ofPackage = facts.get(Known.PACKAGE).digests();
        for (HostName node : Restore.nodes(site)) {
            Map<String, String> now = ReplacedFiles.named(facts, node, files(node, moment));
            ReplacedFiles.digests(facts, node, Time.BEFORE).forEach((name, before) -> {
                String digest = now.getOrDefault(name, "");
                if (!digest.equals(before) && !digest.equals(ofPackage.get(name))) {
                    found.put(
                            node + name + digest,
                            node + ": " + name
                                    + (digest.isEmpty()
                                            ? " cannot be read"
                                            : " is neither the one of before nor the package's"));
                }
            });
            if (facts.knows(Settings.upgraded(node))) {
                Map<String, String> upgraded = of(facts, Settings.upgraded(node));
                Map<String, String> before = settings.ofBefore(facts, node);
                of(facts, settings(node, moment)).forEach((path, digest) -> {
                    if (!digest.equals(upgraded.get(path)) && !digest.equals(before.get(path))) {
                        found.put(node + path + digest, node + ": " + path + " was changed after the upgrade");
                    }
                });
            }
        }
        return found;
    }

    private static Map<String, String> of(Facts facts, FactKey<Told<Digests>> key) {
        return new TreeMap<>(facts.get(key).value().map(Digests::byPath).orElse(Map.of()));
    }
}
