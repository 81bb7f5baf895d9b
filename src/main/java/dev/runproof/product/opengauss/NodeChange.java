package dev.runproof.product.opengauss;

import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.parse.CmCtlVersion;
import dev.runproof.product.generic.Digests;
import dev.runproof.product.generic.Told;
import dev.runproof.product.opengauss.Known.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a node has the package's programs already or is to get them; told by digests, the tool compares nothing. */
enum NodeChange {
    AT_TARGET("at target, stays"),
    TO_CHANGE("to change"),
    /** The programs' digests could not be compared. */
    NOT_KNOWN("not known");

    private final String words;

    NodeChange(String words) {
        this.words = words;
    }

    /** What the node's programs were, or are, against those of the package. */
    static NodeChange of(Facts facts, Site site, HostName node, Time time) {
        Told<Digests> told = facts.get(Known.programs(time, node));
        Map<String, String> ofPackage = facts.get(Known.PACKAGE).digests();
        List<String> compared = compared(facts, site);
        if (told.exit() != 0 || told.value().isEmpty() || compared.isEmpty()) {
            return NOT_KNOWN;
        }
        Map<String, String> ofNode = told.value().get().byName();
        boolean same = compared.stream()
                .allMatch(program -> Optional.ofNullable(ofNode.get(program))
                        .equals(Optional.ofNullable(ofPackage.get("bin/" + program))));
        return same ? AT_TARGET : TO_CHANGE;
    }

    /** All four programs, or those of the package's own list where this OM honours one. */
    static List<String> compared(Facts facts, Site site) {
        Optional<List<String>> list = honouredList(facts, site);
        if (list.isEmpty()) {
            return PackageChecks.PROGRAMS;
        }
        return PackageChecks.PROGRAMS.stream()
                .filter(program -> list.get().stream()
                        .anyMatch(line -> BeforePicture.baseName(line).equals(program)))
                .toList();
    }

    /** The package's own list of what is replaced, where this OM honours one. */
    static Optional<List<String>> honouredList(Facts facts, Site site) {
        boolean honoured = facts.get(Support.omVersion(site.upgradeNode()))
                .value()
                .map(OmVersion::honoursBinaryList)
                .orElse(false);
        return honoured ? facts.get(Known.PACKAGE).upgradeBinaryList() : Optional.empty();
    }

    /** A build and version for messages. */
    static String told(Told<CmCtlVersion> version) {
        return version.value()
                .map(value -> "CM " + Optional.ofNullable(value.version()).orElse("of unknown version") + " build "
                        + value.build())
                .orElse("no CM version (" + version.complaint() + ")");
    }

    @Override
    public String toString() {
        return words;
    }
}
