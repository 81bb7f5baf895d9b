package dev.runproof.product.opengauss;

import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.product.generic.Digests;
import dev.runproof.product.generic.Told;
import dev.runproof.product.opengauss.Known.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The files of an installation that the upgrade replaces, by their names below {@code $GAUSSHOME}.
 *
 * <p>The tool backs up what stands both in the package and in the installation, so these names and digests of before are
 * what its backup has to hold, no more and no less.
 */
final class ReplacedFiles {
    /** The tool drops all other libraries of the package. */
    private static final List<String> LIBRARIES = List.of("lib/libdcc.so", "lib/libgstor.so");

    private final Site site;

    ReplacedFiles(Site site) {
        this.site = site;
    }

    static FactKey<Told<Digests>> key(Time time, HostName node) {
        return Told.key(time.prefix() + node + ".replaced.files");
    }

    /** Asks for all that the package brings; a file that is not there yet has no digest, and the exit status says so. */
    Probe<Told<Digests>> before(HostName node) {
        return probe(
                node,
                "files of the package on " + node,
                key(Time.BEFORE, node),
                facts -> List.copyOf(ofPackage(facts)));
    }

    /** Asks for those that were there before. */
    Probe<Told<Digests>> after(HostName node) {
        return ofBefore(node, key(Time.AFTER, node));
    }

    Probe<Told<Digests>> ofBefore(HostName node, FactKey<Told<Digests>> yields) {
        return probe(node, "replaced files of " + node + " that were there", yields, facts -> {
            var names = List.copyOf(digests(facts, node, Time.BEFORE).keySet());
            return names.isEmpty() ? List.copyOf(ofPackage(facts)) : names;
        });
    }

    private Probe<Told<Digests>> probe(
            HostName node, String called, FactKey<Told<Digests>> yields, Function<Facts, List<String>> names) {
        var files = new Pending(
                called,
                facts -> names.apply(facts).stream()
                        .map(name -> home(facts, node) + name)
                        .toList());
        return new Probe<>(node, site.byClusterUser(node, "sha256sum", files), yields, Told.reading(Digests::parse));
    }

    /** Where an OM honours the package's own list, that; else every file, but only two of the libraries. */
    private Set<String> ofPackage(Facts facts) {
        PackageFile file = facts.get(Known.PACKAGE);
        var names = new TreeSet<String>();
        // Never an empty command line, on which sha256sum would wait for its input.
        PackageChecks.PROGRAMS.forEach(program -> names.add("bin/" + program));
        Optional<List<String>> list = NodeChange.honouredList(facts, site);
        file.digests().keySet().stream()
                .filter(name -> list.map(lines ->
                                lines.stream().map(PackageReader::plain).anyMatch(name::equals))
                        .orElse(!name.startsWith("lib/") || LIBRARIES.contains(name)))
                .forEach(names::add);
        return names;
    }

    /** By name below {@code $GAUSSHOME}; empty when nothing could be read. */
    static Map<String, String> digests(Facts facts, HostName node, Time time) {
        return named(facts, node, key(time, node));
    }

    static Map<String, String> named(Facts facts, HostName node, FactKey<Told<Digests>> read) {
        var named = new TreeMap<String, String>();
        String home = home(facts, node);
        facts.get(read)
                .value()
                .ifPresent(digests -> digests.byPath().forEach((path, digest) -> {
                    if (path.startsWith(home)) {
                        named.put(path.substring(home.length()), digest);
                    }
                }));
        return named;
    }

    private static String home(Facts facts, HostName node) {
        String home = facts.get(Known.variable(node, "GAUSSHOME"));
        return home.endsWith("/") ? home : home + "/";
    }
}
