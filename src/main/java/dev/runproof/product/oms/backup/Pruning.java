package dev.runproof.product.oms.backup;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Effect;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.ShellText;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A4: of the used up numbers of heartbeats only the highest is kept. Whatever goes wrong, the run goes on. */
final class Pruning {
    /**
     * Deletes numbers in short transactions and without a subquery, which MySQL refuses. Arguments: program mysql, database,
     * seconds after which no further batch is begun. Prints {@code highest N}, {@code left ROWS LOWEST HIGHEST}, or
     * {@code nothing}, and whatever went wrong as {@code warning …}; always ends with 0.
     */
    static final ShellText PRUNE = new ShellText("prune", Clients.BEGINNING + """
            mysql=$1 database=$2 seconds=$3
            plain "$database"
            errors=$(mktemp) || errors=/dev/null
            trap 'rm -f -- "$errors"' EXIT
            ask() {
              briefly 60 "$mysql" -N -B -D "$database" -e "$1" 2>"$errors" || {
                printf 'warning %s\\n' "$(told "$errors")"
                return 1
              }
            }
            highest=$(ask 'select max(id) from heatbeat_sequence')
            case $highest in
              NULL) echo nothing; exit 0 ;;
              '' | *[!0-9]*) printf '%s\\n' "$highest"; exit 0 ;;
            esac
            printf 'highest %s\\n' "$highest"
            began=$(date +%s)
            while :; do
              gone=$(ask "delete from heatbeat_sequence where id < $highest limit 10000; select row_count()")
              case $gone in
                0) break ;;
                '' | *[!0-9]*) printf '%s\\n' "$gone"; break ;;
              esac
              if [ $(($(date +%s) - began)) -ge "$seconds" ]; then
                echo "warning it was not done within $seconds s"
                break
              fi
            done
            ask "select concat('left ', count(*), ' ', min(id), ' ', max(id)) from heatbeat_sequence"
            exit 0
            """);

    private static final String PRUNED = "pruned";
    private static final String SECONDS = "600";
    private static final Pattern HIGHEST = Pattern.compile("(?m)^highest (?<id>[0-9]+)$");
    private static final Pattern LEFT = Pattern.compile("(?m)^left (?<rows>[0-9]+) (?<low>[0-9]+) (?<high>[0-9]+)$");

    private final BackupSite site;

    Pruning(BackupSite site) {
        this.site = site;
    }

    private List<Slot> heartbeats() {
        return site.slots().stream().filter(Slot::isHeartbeat).toList();
    }

    StepScript pruned() {
        var moves = new ArrayList<Move>();
        for (Slot slot : heartbeats()) {
            moves.addAll(site.only(
                    slot,
                    List.of(new Action(
                            site.host(),
                            site.withClients(PRUNE, site.mysql(), BackupSite.database(slot), SECONDS),
                            Effect.CHANGES,
                            Action.Repeat.REPEATABLE,
                            Known.answer(PRUNED, slot),
                            site.limit(),
                            List.of(),
                            Optional.empty(),
                            "none needed: the deleted numbers are used up, the highest one stays"))));
        }
        moves.add(new Check(
                "one number is left in each heartbeat database, or the tables stay as large as they are", this::judge));
        return StepScript.onceForTheRun("Delete all but the highest number of heartbeats", moves);
    }

    private Judgement judge(Facts facts) {
        var weighing = new Weighing("one row left, the highest");
        for (Slot slot : heartbeats()) {
            if (site.isThere(slot, facts)) {
                judge(slot.database().apply(facts), facts.get(Known.answer(PRUNED, slot)), weighing);
            }
        }
        return weighing.judgement();
    }

    private static void judge(String database, Answer answer, Weighing weighing) {
        Matcher highest = HIGHEST.matcher(answer.out());
        Matcher left = LEFT.matcher(answer.out());
        answer.out()
                .lines()
                .filter(line -> line.startsWith("warning "))
                .forEach(line -> weighing.note("warning: " + database + ": " + line.substring("warning ".length())));
        if (answer.out().startsWith("nothing")) {
            weighing.holds(database + ": there are no numbers");
        } else if (highest.find()
                && left.find()
                && left.group("rows").equals("1")
                && left.group("high").equals(highest.group("id"))) {
            weighing.holds(database + ": " + highest.group("id") + " alone is left");
        } else {
            weighing.holds(database + ": not pruned")
                    .note("warning: " + database
                            + ": heatbeat_sequence is not pruned, the run goes on with the larger table");
        }
    }
}
