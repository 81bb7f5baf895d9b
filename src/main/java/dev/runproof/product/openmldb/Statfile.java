package dev.runproof.product.openmldb;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.parse.OpenmldbStatfile;
import dev.runproof.product.generic.WholeOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The statfile of one tablet in one run: an absolute path with run and endpoint, since the tool's default is shared by all
 * tablets and deleted with all its lines.
 *
 * @param content empty when the file is not there
 */
record Statfile(Optional<OpenmldbStatfile> content) {
    private static final String BEGINS = "==> it\n";
    private static final String WRITTEN = ".statfile.written";

    static Statfile read(Answer answer) {
        String text = new String(WholeOutput.of("statfile", answer), StandardCharsets.UTF_8);
        if (!text.startsWith(BEGINS)) {
            return new Statfile(Optional.empty());
        }
        return new Statfile(Optional.of(
                OpenmldbStatfile.parse(text.substring(BEGINS.length()).getBytes(StandardCharsets.UTF_8))));
    }

    static FactKey<Statfile> key(String moment) {
        return new FactKey<>(moment + ".statfile", Statfile.class);
    }

    boolean present() {
        return content.isPresent();
    }

    /** Where it lies; {@code way} tells several passes of one run apart. */
    static Pending path(Site site, Component tablet, String way, String before, String after) {
        return Pending.word(
                before + site.stateDirectory() + "/stat-<run>-" + way + name(tablet) + after,
                facts -> before + of(site, tablet, way, facts) + after);
    }

    static String of(Site site, Component tablet, String way, Facts facts) {
        return site.stateDirectory() + "/stat-" + facts.get(Facts.RUN) + "-" + way + name(tablet);
    }

    private static String name(Component tablet) {
        return tablet.endpoint().replace(':', '_');
    }

    static Probe<Statfile> look(Site site, Component tablet, String way, String moment) {
        return new Probe<>(
                site.operation(),
                Command.of("sh", "-c", HostScripts.FILE, "sh", path(site, tablet, way, "", "")),
                key(moment),
                Statfile::read);
    }

    /**
     * OM-S6.4: the lines that the baseline demands and the statfile lacks, or has with an empty extra replica.
     *
     * @param moment of the picture, and of the look at the file
     * @param into tells several repairs of one step apart
     * @param expected whether there has to be a statfile
     */
    static List<Move> completed(
            Site site, Component tablet, String way, String moment, String into, Predicate<Facts> expected) {
        return Only.all(
                "the statfile does not tell all that was moved",
                facts -> facts.knows(Known.answer(into + WRITTEN))
                        || (expected.test(facts) && !AwayVerdicts.statfileIsComplete(facts, tablet, moment)),
                List.of(
                        write(site, tablet, way, into, facts -> AwayVerdicts.statfileLines(facts, tablet, moment)),
                        look(site, tablet, way, moment)));
    }

    /** Writes the lines that the file has to have. */
    private static Action write(
            Site site, Component tablet, String way, String moment, Function<Facts, List<String>> lines) {
        return Action.repeatable(
                site.operation(),
                Command.of(
                        "sh",
                        "-c",
                        HostScripts.WRITE_LINES,
                        "sh",
                        path(site, tablet, way, "", ""),
                        new Pending("lines of the statfile", lines)),
                Known.answer(moment + WRITTEN),
                "none needed");
    }

    /** Removes what is left of it once all is back: the tool keeps it when it had to be helped. */
    static Action remove(Site site, Component tablet, String way, String moment) {
        return Action.repeatable(
                site.operation(),
                Command.of("rm", "-f", path(site, tablet, way, "", "")),
                Known.answer(moment + ".statfile.removed"),
                "a copy is kept beside it");
    }

    /** Statfiles for this endpoint that other runs have left. Prints their names. */
    static Probe<String> others(Site site, Component tablet, String moment) {
        return new Probe<>(
                site.operation(),
                Command.of(
                        "sh",
                        "-c",
                        HostScripts.OTHER_STATFILES,
                        "sh",
                        site.stateDirectory(),
                        name(tablet),
                        Pending.word("run", facts -> facts.get(Facts.RUN))),
                new FactKey<>(moment + ".other.statfiles", String.class),
                answer -> answer.out().strip());
    }

    @Override
    public String toString() {
        return content.map(file -> file.lines().size() + " lines").orElse("no statfile");
    }
}
