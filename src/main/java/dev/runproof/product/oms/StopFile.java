package dev.runproof.product.oms;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.ShellText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The file beside the backups that keeps T1 beyond its run; there is the whole of it at any instant, or none. */
final class StopFile {
    /** Argument: the file. Prints it; nothing when there is none. */
    private static final ShellText READ = new ShellText("first-stop", """
            file=$1
            [ ! -e "$file" ] || cat -- "$file"
            """);

    /** Arguments: the file, the moment, the run. */
    private static final ShellText KEEP = new ShellText("keep-first-stop", """
            file=$1
            mkdir -p -m 0700 -- "$(dirname -- "$file")" || exit
            printf '%s %s\\n' "$2" "$3" >"$file.new" && mv -- "$file.new" "$file"
            """);

    private final Site site;

    StopFile(Site site) {
        this.site = site;
    }

    /** What the file says; without one there is no moment. */
    record Kept(Optional<Instant> moment, String run) {
        static Kept read(Answer answer) {
            String line = answer.out().strip();
            return line.isEmpty() && answer.exit() == 0 ? new Kept(Optional.empty(), "") : parse(line);
        }

        private static Kept parse(String line) {
            int space = line.indexOf(' ');
            try {
                return new Kept(
                        Optional.of(Instant.parse(line.substring(0, Math.max(0, space)))), line.substring(space + 1));
            } catch (DateTimeParseException e) {
                throw OutputFormatException.atLine("first-stop", 1, line, "expected a moment and a run");
            }
        }

        Instant needed() {
            return moment.orElseThrow(() -> OutputFormatException.atLine("first-stop", 1, "", "expected a moment"));
        }

        boolean isNoLaterThan(Instant other) {
            return moment.isPresent() && !moment.get().isAfter(other);
        }
    }

    String path(Facts facts) {
        return site.backupDirectory() + "/first-stop-"
                + Installation.of(site, facts).rm();
    }

    private Pending word() {
        return Pending.word("file of the first stop", this::path);
    }

    Probe<Kept> read(FactKey<Kept> yields) {
        return new Probe<>(site.backupHost(), Command.shell(READ, word()), yields, Kept::read);
    }

    /** Where there has to be one. */
    Probe<Instant> moment(FactKey<Instant> yields) {
        return new Probe<>(
                site.backupHost(),
                Command.shell(READ, word()),
                yields,
                answer -> Kept.read(answer).needed());
    }

    /**
     * Writes it, with the run that stopped OMS.
     *
     * @param name of the moment, for the plan
     * @param yields the name of the answer
     */
    Action keep(String name, FactKey<Instant> moment, String yields) {
        return Action.repeatable(
                site.backupHost(),
                Command.shell(
                        KEEP,
                        word(),
                        Pending.word(name, facts -> facts.get(moment).toString()),
                        Known.run()),
                Known.answer(yields),
                "none: a stop that did not happen makes Stores go back farther");
    }

    Action forget() {
        return Action.repeatable(
                site.backupHost(),
                Command.of("rm", "-f", "--", word()),
                Known.answer("first.stop.forget"),
                "none needed");
    }
}
