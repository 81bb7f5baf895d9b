package dev.runproof.product.oms;

import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Probe;
import dev.runproof.model.ProductVersion;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Told;
import dev.runproof.sql.RowsText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which version runs before the upgrade: as About OMS tells it, else as the image is tagged and a person confirms. */
final class SourceVersion {
    private static final FactKey<Answer> ABOUT = Known.answer(Known.BEFORE + ".about");
    private static final FactKey<OmsContainer> IMAGE = new FactKey<>(Known.BEFORE + ".image", OmsContainer.class);
    private static final Pattern VERSION = Pattern.compile("(?<!\\d)(\\d+\\.\\d+\\.\\d+)(?!\\d)");

    private final Site site;

    SourceVersion(Site site) {
        this.site = site;
    }

    /** The version that was found; throws {@link IllegalStateException} before it was. */
    static ProductVersion of(Facts facts) {
        return find(facts).orElseThrow(() -> new IllegalStateException("the version of before is not known"));
    }

    private static Optional<ProductVersion> find(Facts facts) {
        return shown(facts)
                .or(() -> facts.find(IMAGE)
                        .flatMap(
                                image -> in(String.valueOf(image.value().shown().image()))));
    }

    private static Optional<ProductVersion> shown(Facts facts) {
        Answer about = facts.get(ABOUT);
        return about.exit() != 0
                ? Optional.empty()
                : in(RowsText.read(about.out()).only().text("version"));
    }

    private static Optional<ProductVersion> in(String text) {
        Matcher matcher = VERSION.matcher(text);
        return matcher.find() ? ProductVersion.parse(matcher.group(1)) : Optional.empty();
    }

    StepScript isSupported() {
        return StepScript.onceForTheRun(
                "See that the document starts from the version that runs",
                List.of(
                        new Probe<>(site.first().oldConsole(), Command.of("about"), ABOUT, answer -> answer),
                        new Probe<>(
                                site.first().host(),
                                Command.shell(HostScripts.CONTAINERS, Known.docker(site.first())),
                                IMAGE,
                                answer -> Containers.read(answer).running().get(0)),
                        Gate.decision(
                                site.step("0"),
                                "the version that runs, where the console does not tell it",
                                this::question,
                                Known.confirmed(site.step("0") + ".version")),
                        new Check("the version is one that the document starts from", this::judge)));
    }

    private Optional<String> question(Facts facts) {
        if (shown(facts).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("About OMS cannot be read (" + Told.lastWords(facts.get(ABOUT)) + "). The image is "
                + facts.get(IMAGE).shown().image() + ". Is the version that runs "
                + find(facts).map(ProductVersion::toString).orElse("one of " + sources()) + "?");
    }

    private String sources() {
        return site.release().sources().stream().map(ProductVersion::toString).collect(Collectors.joining(", "));
    }

    private Judgement judge(Facts facts) {
        return find(facts)
                .map(version -> site.release().sources().contains(version)
                        ? Judgement.pass(version + " runs")
                        : Judgement.fail(
                                "one of " + sources(),
                                version + " runs: the document to "
                                        + site.release().target() + " does not start there"))
                .orElseGet(() -> Judgement.unknown("one of " + sources(), "nothing tells the version"));
    }
}
