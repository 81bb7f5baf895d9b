package dev.runproof.product.openmldb.sdk;

import dev.runproof.model.Judgement;
import dev.runproof.parse.MavenListing;
import dev.runproof.parse.MavenListing.Artifact;
import dev.runproof.parse.PipOffers;
import dev.runproof.parse.PipShow;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether an application has the SDKs of the target release. */
public final class SdkVersions {
    /** The group of both Java artifacts. */
    public static final String GROUP = PomEditor.GROUP;

    /** Python's package. */
    public static final String PACKAGE = "openmldb";

    private static final Pattern RELEASE = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+(?:\\.[0-9]+)?");

    private SdkVersions() {}

    /** Refuses a version that is not filled in, such as the document's {@code {NEW_VERSION}}. */
    public static Judgement filledIn(String target) {
        return new Weighing("a release such as 0.9.2")
                .that(
                        RELEASE.matcher(target).matches(),
                        "the target is " + target,
                        "'" + target + "' is no release: fill in the version of the SDK")
                .judgement();
    }

    /** By the pom file alone: it is as a change to the target would leave it. */
    public static Judgement inPom(byte[] file, String target) {
        PomChange change = PomChange.of(file, target);
        var weighing = new Weighing("both SDKs at " + target + " in the pom file").add(change.judgement());
        change.changes().forEach(it -> weighing.fails("not at the target: " + it));
        return weighing.judgement();
    }

    /**
     * By Maven's own listing: exactly the target for both, no second version in the tree.
     *
     * @param nativeVersions the versions of openmldb-native with their suffixes, as the pom file has them
     */
    public static Judgement inTree(MavenListing listing, String target, Collection<String> nativeVersions) {
        var weighing = new Weighing("exactly " + target + " for both SDKs, no second version");
        one(weighing, listing, PomEditor.JDBC, Set.of(target));
        one(
                weighing,
                listing,
                PomEditor.NATIVE,
                nativeVersions.isEmpty() ? Set.of(target) : new TreeSet<>(nativeVersions));
        return weighing.judgement();
    }

    private static void one(Weighing weighing, MavenListing listing, String artifact, Set<String> expected) {
        List<String> versions = listing.artifacts().stream()
                .filter(it -> it.name().equals(artifact))
                .map(Artifact::version)
                .toList();
        weighing.that(
                versions.size() == 1 && expected.containsAll(versions),
                artifact + " " + String.join(", ", versions),
                artifact + ": expected " + String.join(" or ", expected) + ", actual "
                        + (versions.isEmpty() ? "none" : String.join(", ", versions)));
    }

    /** The installed package has the target's version. */
    public static Judgement installed(Told<PipShow> show, String target) {
        var weighing = new Weighing(PACKAGE + " " + target + " installed");
        Optional<PipShow> shown = show.value();
        if (show.exit() != 0 || shown.isEmpty()) {
            weighing.fails(PACKAGE + " is not installed: " + show.complaint());
        } else {
            weighing.that(
                    shown.get().name().equals(PACKAGE) && shown.get().version().equals(target),
                    shown.get().name() + " " + shown.get().version(),
                    "expected " + PACKAGE + " " + target + ", actual "
                            + shown.get().name() + " " + shown.get().version());
        }
        return weighing.judgement();
    }

    /**
     * What pip's installation came to.
     *
     * @param stderr what it complained of, where it tells which versions there are
     */
    public static Judgement installation(int exit, String stderr, String target) {
        var weighing = new Weighing("pip ends with exit 0");
        if (exit != 0) {
            weighing.fails("pip ended with exit " + exit + ": "
                    + PipOffers.find(stderr)
                            .map(offers -> "there is no " + PACKAGE + " " + target + "; offered: "
                                    + (offers.versions().isEmpty() ? "none" : String.join(", ", offers.versions())))
                            .orElseGet(() -> stderr.lines()
                                    .map(String::strip)
                                    .filter(line -> !line.isEmpty())
                                    .collect(Collectors.joining(" / "))));
        }
        return weighing.holds("pip installed " + PACKAGE + " " + target).judgement();
    }
}
