package dev.runproof.product.oms.backup;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.ShellText;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A copy of every node's {@code config.yaml}, made on the node itself; it holds passwords and stays there. */
final class ConfigCopies {
    private static final String COPIED = "copied";
    private static final String MISSING = "missing";
    private static final Pattern TOLD = Pattern.compile("copy (?<copy>[0-9a-f]{64}|missing) (?<path>/.*)\\n"
            + "now (?<now>[0-9a-f]{64}) (?<file>/.*)\\n(?<replaced>(?:replaced /.*\\n)*)");

    private final List<ConfigFile> files;

    ConfigCopies(List<ConfigFile> files) {
        this.files = List.copyOf(files);
    }

    static FactKey<Answer> copied(HostName host) {
        return key(COPIED, host);
    }

    private static FactKey<Answer> key(String what, HostName host) {
        return new FactKey<>("config." + what + "." + host, Answer.class);
    }

    StepScript copied() {
        return script(
                "Copy the configuration of every node on the node",
                COPIED,
                ConfigScripts.COPY,
                "none needed: a new file",
                ConfigCopies::judgeCopied);
    }

    StepScript putBack() {
        return script(
                "Put the configuration back on every node where it has changed",
                "back",
                ConfigScripts.PUT_BACK,
                "what was replaced is kept beside the copy",
                ConfigCopies::judgeBack);
    }

    private StepScript script(String purpose, String what, ShellText text, String undo, Finding finding) {
        var moves = new ArrayList<Move>();
        for (ConfigFile file : files) {
            moves.add(Action.repeatable(file.host(), command(text, file), key(what, file.host()), undo));
        }
        moves.add(new Check("every node's configuration is what was read", facts -> judge(what, facts, finding)));
        return StepScript.onceForTheRun(purpose, moves);
    }

    List<Move> areSound(String moment) {
        String what = moment + ".copy";
        var moves = new ArrayList<Move>();
        for (ConfigFile file : files) {
            moves.add(new Probe<>(
                    file.host(), command(ConfigScripts.LOOK, file), key(what, file.host()), answer -> answer));
        }
        moves.add(new Check(
                "the copy of every node's configuration is what was read",
                facts -> judge(what, facts, ConfigCopies::judgeSound)));
        return moves;
    }

    private static Command command(ShellText text, ConfigFile file) {
        return Command.shell(
                text,
                file.path(),
                file.directory(),
                BackupSite.run(),
                Pending.word("digest of config.yaml", file.digest()));
    }

    /** What a state means: its groups, and the digest that was read. */
    private interface Finding {
        void weigh(HostName host, Matcher state, String read, Weighing weighing);
    }

    private Judgement judge(String what, Facts facts, Finding finding) {
        var weighing = new Weighing("digests of what was read before the upgrade");
        for (ConfigFile file : files) {
            Matcher state = TOLD.matcher(facts.get(key(what, file.host())).out());
            if (state.matches()) {
                finding.weigh(file.host(), state, file.digest().apply(facts), weighing);
            } else {
                weighing.isUnknown(file.host() + ": the answer is not understood");
            }
        }
        return weighing.judgement();
    }

    private static void judgeCopied(HostName host, Matcher state, String read, Weighing weighing) {
        judgeSound(host, state, read, weighing);
        if (!state.group("now").equals(read)) {
            weighing.fails(host + ": the configuration is no longer the one in " + state.group("path"));
        }
    }

    private static void judgeSound(HostName host, Matcher state, String read, Weighing weighing) {
        String copy = state.group("copy");
        String path = host + ": " + state.group("path");
        weighing.that(
                copy.equals(read),
                path + ", sha256 " + read,
                path
                        + (copy.equals(MISSING)
                                ? " is gone"
                                : " has changed since it was made: its digest was " + read + " and is " + copy)
                        + (state.group("now").equals(read)
                                ? "; " + state.group("file") + " itself is as it was: copy it there"
                                : "; " + state.group("file") + " has changed as well: bring back the one with sha256 "
                                        + read));
    }

    private static void judgeBack(HostName host, Matcher state, String read, Weighing weighing) {
        weighing.that(
                state.group("now").equals(read),
                host + ": " + state.group("file") + ", sha256 " + read,
                host + ": " + state.group("file") + " is not what was read before the upgrade");
        state.group("replaced")
                .lines()
                .map(line -> line.substring("replaced ".length()))
                .forEach(path -> weighing.note(host + ": what was replaced is kept in " + path
                        + "; look there for what was changed on purpose since, such as a password"));
    }
}
