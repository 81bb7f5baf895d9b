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
import dev.runproof.model.ShellText;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A copy of every node's {@code config.yaml}, made on the node itself; it holds passwords and stays there. */
final class ConfigCopies {
    /**
     * Arguments: the file, directory of all sets, run. Prints {@code copy DIGEST PATH} and {@code now DIGEST}. A copy that is
     * there already is kept as it is.
     */
    static final ShellText COPY = new ShellText("copy-configuration", """
            umask 077
            file=$1 dir=$2/config-$3
            content() {
              if [ -r "$file" ]; then cat -- "$file"; else sudo -n cat -- "$file"; fi
            }
            mkdir -p -- "$2" || exit
            mkdir -- "$dir" 2>/dev/null || [ -d "$dir" ] || exit 73
            copy=$dir/config.yaml
            if [ ! -e "$copy" ]; then
              content >"$copy.new" && ln -- "$copy.new" "$copy" || exit
              rm -f -- "$copy.new"
            fi
            kept=$(sha256sum <"$copy") && is=$(content | sha256sum) || exit
            printf 'copy %s %s\\n' "${kept%% *}" "$copy"
            printf 'now %s\\n' "${is%% *}"
            """);

    /**
     * Puts the copy back where the file is no longer the same, into the file itself: a container has mounted it by its inode.
     * What it replaces is kept beside the copy first: somebody may have put a new password into it. Arguments and answer as
     * before, with {@code replaced PATH} behind it where something was.
     */
    static final ShellText PUT_BACK = new ShellText("put-configuration-back", """
            umask 077
            file=$1 copy=$2/config-$3/config.yaml
            content() {
              if [ -r "$file" ]; then cat -- "$file"; else sudo -n cat -- "$file"; fi
            }
            kept=$(sha256sum <"$copy") && is=$(content | sha256sum) || exit
            if [ "$kept" != "$is" ]; then
              replaced=$copy.replaced-${is%% *}
              content >"$replaced.new" && mv -f -- "$replaced.new" "$replaced" || exit
              if [ -w "$file" ]; then cat -- "$copy" >"$file"; else sudo -n tee -- "$file" <"$copy" >/dev/null; fi || exit
              is=$(content | sha256sum) || exit
            fi
            printf 'copy %s %s\\n' "${kept%% *}" "$copy"
            printf 'now %s\\n' "${is%% *}"
            for replaced in "$copy".replaced-*; do
              case $replaced in *.new) continue ;; esac
              [ ! -e "$replaced" ] || printf 'replaced %s\\n' "$replaced"
            done
            """);

    private static final String COPIED = "copied";
    private static final Pattern TOLD = Pattern.compile(
            "copy (?<copy>[0-9a-f]{64}) (?<path>/.*)\\nnow (?<now>[0-9a-f]{64})\\n(?<replaced>(?:replaced /.*\\n)*)");

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
        return script("Copy the configuration of every node on the node", COPIED, COPY, "none needed: a new file");
    }

    StepScript putBack() {
        return script(
                "Put the configuration back on every node where it has changed",
                "back",
                PUT_BACK,
                "what was replaced is kept beside the copy");
    }

    private StepScript script(String purpose, String what, ShellText text, String undo) {
        var moves = new ArrayList<Move>();
        for (ConfigFile file : files) {
            moves.add(Action.repeatable(
                    file.host(),
                    Command.shell(text, file.path(), file.directory(), BackupSite.run()),
                    key(what, file.host()),
                    undo));
        }
        moves.add(new Check("every node's configuration and its copy are equal", facts -> judge(what, facts)));
        return StepScript.onceForTheRun(purpose, moves);
    }

    private Judgement judge(String what, Facts facts) {
        var weighing = new Weighing("equal digests");
        for (ConfigFile file : files) {
            Matcher told = TOLD.matcher(facts.get(key(what, file.host())).out());
            if (!told.matches()) {
                weighing.isUnknown(file.host() + ": the answer is not understood");
            } else {
                weighing.that(
                        told.group("copy").equals(told.group("now")),
                        file.host() + ": " + told.group("path") + ", sha256 " + told.group("copy"),
                        file.host() + ": the configuration is no longer the one in " + told.group("path"));
                told.group("replaced")
                        .lines()
                        .map(line -> line.substring("replaced ".length()))
                        .forEach(path -> weighing.note(file.host() + ": what was replaced is kept in " + path
                                + "; look there for what was changed on purpose since, such as a password"));
            }
        }
        return weighing.judgement();
    }
}
