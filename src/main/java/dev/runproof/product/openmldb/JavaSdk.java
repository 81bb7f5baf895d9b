package dev.runproof.product.openmldb;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.MavenListing;
import dev.runproof.product.generic.Digests;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.WholeOutput;
import dev.runproof.product.openmldb.sdk.PomChange;
import dev.runproof.product.openmldb.sdk.SdkVersions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** OM-25: the version of both artifacts in the application's pom file, every other byte kept; proved by Maven's listing. */
final class JavaSdk {
    private static final FactKey<PomChange> CHANGE = new FactKey<>("pom.change", PomChange.class);
    private static final FactKey<Told<MavenListing>> LISTING = Told.key("java.sdk.listing");
    private static final FactKey<Told<Digests>> BEFORE = Told.key("before.pom.digest");
    private static final FactKey<Told<Digests>> BACK = Told.key("way.back.pom.digest");
    /** A word of a command is shorter than any system's limit for one. */
    private static final int WORD = 60_000;

    private static final Duration MAVEN = Duration.ofMinutes(15);

    private final Optional<Site.Application> application;

    JavaSdk(Site site) {
        this.application = site.application().filter(it -> it.pom().isPresent());
    }

    StepScript isChanged() {
        return script("Change the version of the Java SDK in the pom file", this::change);
    }

    private List<Move> change(Site.Application it) {
        String pom = it.pom().orElseThrow();
        return List.of(
                digest(it, BEFORE),
                new Probe<>(
                        it.host(),
                        Command.of("cat", pom),
                        CHANGE,
                        answer -> PomChange.of(WholeOutput.of("pom file", answer), it.target())),
                new Check(
                        "the version stands in the pom file and belongs to the SDKs alone",
                        facts -> facts.get(CHANGE).judgement()),
                Action.repeatable(
                        it.host(),
                        Command.shell(
                                HostScripts.WRITE_POM,
                                pom,
                                Known.run(),
                                new Pending("pom file with the new version", facts -> words(facts.get(CHANGE)))),
                        Known.answer("pom.written"),
                        "the pom file is kept beside it"));
    }

    /** Base64, in words that fit any command. */
    private static List<String> words(PomChange change) {
        String text = Base64.getEncoder().encodeToString(change.content());
        var words = new ArrayList<String>();
        for (int from = 0; from < text.length(); from += WORD) {
            words.add(text.substring(from, Math.min(text.length(), from + WORD)));
        }
        return words;
    }

    private static Probe<Told<Digests>> digest(Site.Application it, FactKey<Told<Digests>> key) {
        return new Probe<>(
                it.host(), Command.of("sha256sum", it.pom().orElseThrow()), key, Told.reading(Digests::parse));
    }

    StepScript isResolved() {
        return script("Let Maven tell which versions the application gets", this::resolve);
    }

    private List<Move> resolve(Site.Application it) {
        return List.of(
                new Probe<>(
                        it.host(),
                        Command.of(
                                        it.maven(),
                                        "-B",
                                        "-f",
                                        it.pom().orElseThrow(),
                                        "dependency:list",
                                        "-DincludeGroupIds=" + SdkVersions.GROUP)
                                .within(MAVEN),
                        LISTING,
                        Told.reading(text -> MavenListing.parse(text, SdkVersions.GROUP))),
                new Check("exactly the target for both, and no second version", facts -> judge(facts, it)));
    }

    private static Judgement judge(Facts facts, Site.Application it) {
        Told<MavenListing> told = facts.get(LISTING);
        if (told.exit() != 0 || told.value().isEmpty()) {
            return Judgement.fail("Maven's listing of " + SdkVersions.GROUP, told.complaint());
        }
        Judgement judged = SdkVersions.inTree(
                told.value().get(), it.target(), facts.get(CHANGE).nativeVersions());
        var notes = new ArrayList<>(judged.notes());
        notes.add("the application uses it once it was built, delivered and started again");
        return new Judgement(judged.verdict(), judged.expected(), judged.actual(), notes);
    }

    /** OM-R5: the pom file of before, from the copy that this run has made. */
    StepScript isPutBack() {
        return script("Put the pom file of before back", this::putBack);
    }

    private List<Move> putBack(Site.Application it) {
        String pom = it.pom().orElseThrow();
        return List.of(
                new Only(
                        "the upgrade had looked at the pom file",
                        facts -> facts.knows(BEFORE),
                        Action.repeatable(
                                it.host(),
                                Command.shell(HostScripts.PUT_BACK, pom, Known.run()),
                                Known.answer("pom.put.back"),
                                "none needed")),
                digest(it, BACK),
                new Check("the pom file is that of before", facts -> {
                    if (!facts.knows(BEFORE)) {
                        return Judgement.pass("the upgrade had not come to it");
                    }
                    String expected =
                            facts.get(BEFORE).value().map(Digests::toString).orElse("");
                    String actual =
                            facts.get(BACK).value().map(Digests::toString).orElse("");
                    return expected.equals(actual)
                            ? Judgement.pass("its digest is that of before")
                            : Judgement.fail(expected, actual);
                }));
    }

    private StepScript script(String purpose, Function<Site.Application, List<Move>> moves) {
        return StepScript.onceForTheRun(
                purpose,
                application
                        .map(moves)
                        .orElseGet(() -> List.of(new Check(
                                "there is a Java application",
                                facts -> Judgement.pass(
                                        "none", "openmldb.pom is not set: no Java SDK was looked at")))));
    }
}
