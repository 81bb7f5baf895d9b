package dev.runproof.product.oms;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.DockerLoad;
import dev.runproof.product.generic.OneLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A6: the image is loaded on every node, and it is the same one everywhere. */
final class Images {
    private static final Duration LOADED = Duration.ofMinutes(30);

    private final Site site;

    Images(Site site) {
        this.site = site;
    }

    private static FactKey<Answer> load(Node node) {
        return Known.answer(node + ".load");
    }

    static FactKey<String> imageId(Node node) {
        return new FactKey<>(node + ".new.image", String.class);
    }

    /** What the tool printed, and nothing else, names the image. */
    static String reference(Facts facts, Node node) {
        return String.valueOf(DockerLoad.parse(facts.get(load(node)).out()).use());
    }

    StepScript isLoaded() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(new Action(
                    node.host(),
                    Command.of(Known.dockerWords(node), "load", "-i", node.imageArchive())
                            .within(LOADED),
                    dev.runproof.model.Effect.CHANGES,
                    Action.Repeat.REPEATABLE,
                    load(node),
                    LOADED,
                    List.of(),
                    Optional.empty(),
                    "none is needed: a loaded image does nothing by itself"));
            moves.add(new Check("the archive holds one image on " + node, facts -> judgeLoaded(facts, node)));
        }
        return StepScript.onceForTheRun("Load the image of the new version on every node", moves);
    }

    private static Judgement judgeLoaded(Facts facts, Node node) {
        DockerLoad loaded = DockerLoad.parse(facts.get(load(node)).out());
        List<String> replaced = loaded.replaced().stream()
                .map(old -> old.reference() + " was the name of " + old.previousId() + " before")
                .toList();
        return loaded.use() == null
                ? Judgement.fail(
                        "one image",
                        node.imageArchive() + " on " + node + " holds "
                                + loaded.images().size()
                                + " and nobody said which is meant: make an archive of the one that is to run")
                : new Judgement(dev.runproof.model.Verdict.PASS, "", node + ": " + loaded.use(), replaced);
    }

    StepScript isTheSame() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(new Probe<>(
                    node.host(),
                    Command.of(
                            Known.dockerWords(node),
                            "image",
                            "inspect",
                            "--format",
                            "{{.Id}}",
                            Pending.word("image", facts -> reference(facts, node))),
                    imageId(node),
                    answer -> OneLine.of("docker image inspect", answer.out())));
        }
        moves.add(new Check("the same image on every node, and another one than before", this::judgeSame));
        return StepScript.onceForTheRun("Compare the loaded images", moves);
    }

    private Judgement judgeSame(Facts facts) {
        Set<String> ids = new TreeSet<>();
        var told = new ArrayList<String>();
        for (Node node : site.nodes()) {
            ids.add(facts.get(imageId(node)));
            told.add(node + ": " + facts.get(imageId(node)));
        }
        if (ids.size() != 1) {
            return Judgement.fail("one image ID on all nodes", String.join(", ", told));
        }
        String old = Known.old(facts, site.first()).imageId();
        return ids.contains(old)
                ? Judgement.fail("an image of the new version", "the archive holds the image that runs already: " + old)
                : Judgement.pass(ids.iterator().next());
    }
}
