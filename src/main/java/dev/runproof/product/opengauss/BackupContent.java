package dev.runproof.product.opengauss;

import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Move;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Probe;
import dev.runproof.product.generic.Digests;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.opengauss.Known.Time;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one node's backup holds, proved before any of it is written over the installation.
 *
 * <p>It lies for weeks in a temporary directory that every process of the cluster user may write to. Unpacked over the
 * installation, one member too many overwrites a program that has nothing to do with CM.
 */
final class BackupContent {
    private static final Pattern DIGEST = Pattern.compile("([0-9a-f]{64}) [ *]-");

    private final Site site;
    private final Backups backups;

    BackupContent(Site site) {
        this.site = site;
        this.backups = new Backups(site);
    }

    private static FactKey<Told<Digests>> digest(HostName node) {
        return Told.key("restore." + node + ".backup.digest");
    }

    private static FactKey<Told<String>> unpacks(HostName node) {
        return Told.key("restore." + node + ".backup.gzip");
    }

    private static FactKey<Told<List<String>>> names(HostName node) {
        return Told.key("restore." + node + ".backup.names");
    }

    private static FactKey<Told<List<String>>> contents(HostName node) {
        return Told.key("restore." + node + ".backup.contents");
    }

    List<Move> readings(HostName node) {
        return List.of(
                new Probe<>(
                        node,
                        site.byClusterUser(node, "gzip", "-t", backups.path(node)),
                        unpacks(node),
                        Told.reading(text -> text)),
                new Probe<>(
                        node,
                        site.byClusterUser(node, "sha256sum", backups.path(node)),
                        digest(node),
                        Told.reading(Digests::parse)),
                new Probe<>(
                        node,
                        site.byClusterUser(node, "tar", "-tzf", backups.path(node)),
                        names(node),
                        Told.reading(text -> text.lines().toList())),
                new Probe<>(
                        node,
                        site.byClusterUser(node, "tar", "-xzf", backups.path(node), "--to-command=sha256sum"),
                        contents(node),
                        Told.reading(BackupContent::inOrder)));
    }

    /** The digests of the files in the archive's order: tar tells no names beside them. */
    private static List<String> inOrder(String output) {
        return output.lines()
                .map(line -> {
                    Matcher row = DIGEST.matcher(line);
                    if (!row.matches()) {
                        throw OutputFormatException.atLine(
                                "tar --to-command=sha256sum", 1, line, "expected a digest and '-'");
                    }
                    return row.group(1);
                })
                .toList();
    }

    void weigh(Weighing weighing, Facts facts, HostName node) {
        String where = node + ": the backup "
                + backups.ofRun(facts, node).stream()
                        .map(Object::toString)
                        .findFirst()
                        .orElse("");
        weighDigest(weighing, facts, node, where);
        Told<String> gzip = facts.get(unpacks(node));
        Told<List<String>> names = facts.get(names(node));
        Told<List<String>> contents = facts.get(contents(node));
        if (gzip.exit() != 0 || names.exit() != 0 || contents.exit() != 0) {
            Told<?> bad = gzip.exit() != 0 ? gzip : names.exit() != 0 ? names : contents;
            weighing.fails(where + " cannot be read to its end: " + bad.complaint());
            return;
        }
        weighMembers(
                weighing,
                where,
                ReplacedFiles.digests(facts, node, Time.BEFORE),
                names.value().orElse(List.of()),
                contents.value().orElse(List.of()));
    }

    /** A run whose switch failed never came to OG-11 and has no digest on record: its members are compared all the same. */
    private static void weighDigest(Weighing weighing, Facts facts, HostName node, String where) {
        Optional<String> recorded = facts.find(Backups.digest(node))
                .flatMap(fact -> fact.value().value())
                .map(Digests::only);
        Optional<String> now = facts.get(digest(node)).value().map(Digests::only);
        if (now.isEmpty()) {
            weighing.fails(where + " has no digest: " + facts.get(digest(node)).complaint());
        } else if (recorded.isPresent()) {
            weighing.that(
                    recorded.equals(now),
                    node + ": sha256 as recorded",
                    where + " has sha256 " + now.get() + ", recorded after the upgrade was " + recorded.get()
                            + ": it was changed since; put the copy that was kept elsewhere in its place");
        }
    }

    private static void weighMembers(
            Weighing weighing, String where, Map<String, String> before, List<String> names, List<String> contents) {
        List<String> files = names.stream()
                .map(PackageReader::plain)
                .filter(name -> !name.isEmpty() && !name.endsWith("/"))
                .toList();
        var strange = new TreeSet<String>(files);
        strange.removeAll(before.keySet());
        names.stream()
                .map(PackageReader::plain)
                .filter(name -> name.endsWith("/"))
                .filter(name -> before.keySet().stream().noneMatch(file -> file.startsWith(name)))
                .forEach(strange::add);
        if (!strange.isEmpty()) {
            weighing.fails(where + " holds what the upgrade did not replace: " + String.join(", ", strange));
            return;
        }
        Set<String> once = new HashSet<>(files);
        if (once.size() != files.size() || files.size() != contents.size()) {
            weighing.fails(where + " holds " + files.size() + " names, " + once.size() + " different ones, and "
                    + contents.size() + " regular files: a backup has every file once and no links");
            return;
        }
        var missing = new TreeSet<>(before.keySet());
        missing.removeAll(once);
        if (!missing.isEmpty()) {
            weighing.fails(where + " lacks " + String.join(", ", missing) + ", which the upgrade replaced");
        }
        var held = new TreeMap<String, String>();
        for (int i = 0; i < files.size(); i++) {
            held.put(files.get(i), contents.get(i));
        }
        held.forEach((name, digest) -> weighing.that(
                digest.equals(before.get(name)), name, where + ": " + name + " in it is not the one of before"));
    }
}
