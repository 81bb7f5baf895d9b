package dev.runproof.product.oms.backup;

import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Probe;
import dev.runproof.model.Verdict;
import dev.runproof.product.generic.Weighing;
import java.util.List;

/** Whether the way back still lies where it was proved; asked right before what needs it as its way back. */
final class SetAtHand {
    private static final String FILE = "file ";

    private final BackupSite site;

    SetAtHand(BackupSite site) {
        this.site = site;
    }

    List<Move> moves(String moment) {
        FactKey<Answer> seen = new FactKey<>(moment + ".digests", Answer.class);
        return List.of(
                new Probe<>(
                        site.host(),
                        Command.shell(DumpScripts.DIGESTS, Dumps.files(site)).within(site.limit()),
                        seen,
                        answer -> answer),
                new Check("every dump that was proved is still there", facts -> judge(facts, facts.get(seen))));
    }

    private Judgement judge(Facts facts, Answer seen) {
        List<String> lines = seen.out().lines().toList();
        var weighing = new Weighing("dumps with the digests that were recorded when they were proved");
        for (Slot slot : site.there(facts)) {
            String file = Dumps.file(slot, facts);
            String recorded =
                    facts.get(Outlines.key(Known.BACKUP)).of(slot, facts).sha256();
            int at = lines.indexOf(FILE + file);
            String digest = at < 0 || at + 1 >= lines.size() ? "" : lines.get(at + 1);
            weighing.that(
                    seen.exit() == 0 && digest.startsWith(recorded + " "),
                    file,
                    file + (digest.equals("missing") ? " is gone" : " is not what was proved: " + told(seen, digest)));
        }
        Judgement judged = weighing.judgement();
        return judged.verdict() == Verdict.PASS
                ? judged
                : weighing.note(
                                "without them there is no way back: nothing was migrated; a backup is made anew by a new"
                                        + " run")
                        .judgement();
    }

    private static String told(Answer seen, String digest) {
        return seen.exit() == 0
                ? "its digest is " + digest
                : "it cannot be read: " + seen.err().strip();
    }
}
