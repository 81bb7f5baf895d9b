package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.runproof.lab.LoggedCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The commands of a plan beside the log of the run that carried it out.
 *
 * <p>Every planned command must be the next one of the log: same host, same account, same words. A word {@code <name>} is a
 * fact, one or several words; the words at its first occurrence become its value, and every later occurrence must be
 * just these. Of {@code <name/rest>} the value of {@code <name>} must be the beginning, and {@code rest} the end unless it
 * is a fact itself. Two things stand in the log and not in the plan, and are taken out where they may stand and nowhere
 * else: a poll may be repeated, and while the irreversible action runs its watch looks at the process lists.
 */
final class PlannedLog {
    private static final List<String> WATCH = List.of("ps", "-eo", "pid,ppid,user,etimes,args");

    private final List<Planned> plan;
    private final Map<String, List<String>> facts = new LinkedHashMap<>();

    record Planned(int step, String kind, String host, String account, List<String> argv, String effect) {
        private boolean watched() {
            return kind.equals("action") && effect.equals("irreversible");
        }
    }

    /** @param values facts that the test knows by itself */
    PlannedLog(List<Planned> plan, Map<String, String> values) {
        this.plan = List.copyOf(plan);
        values.forEach((name, value) -> facts.put(name, List.of(value)));
    }

    void isWhat(List<LoggedCommand> log) {
        int at = 0;
        for (Planned planned : plan) {
            // On a busy machine the first look is told before the action has come as far as telling of itself.
            while (planned.watched() && at < log.size() && log.get(at).argv().equals(WATCH)) {
                at++;
            }
            if (at == log.size() || !fits(planned, log.get(at))) {
                fail(
                        "step %d plans %s, and the log has %s; facts so far: %s",
                        planned.step(), planned, at == log.size() ? "no more" : log.get(at), facts);
            }
            at++;
            while (at < log.size() && beside(planned, log.get(at))) {
                at++;
            }
        }
        assertThat(log.subList(at, log.size())).as("run, and not planned").isEmpty();
    }

    private boolean beside(Planned planned, LoggedCommand command) {
        return (planned.watched() && command.argv().equals(WATCH))
                || (planned.kind().equals("poll") && fits(planned, command));
    }

    private boolean fits(Planned planned, LoggedCommand command) {
        return planned.host().equals(command.host())
                && planned.account().equals(command.user())
                && fits(planned.argv(), command.argv());
    }

    private boolean fits(List<String> planned, List<String> run) {
        if (planned.isEmpty()) {
            return run.isEmpty();
        }
        String word = planned.get(0);
        List<String> rest = planned.subList(1, planned.size());
        if (!pending(word)) {
            return !run.isEmpty() && word.equals(run.get(0)) && fits(rest, run.subList(1, run.size()));
        }
        List<String> known = facts.get(name(word));
        if (known != null) {
            return run.size() >= known.size()
                    && run.subList(0, known.size()).equals(known)
                    && fits(rest, run.subList(known.size(), run.size()));
        }
        return learned(word, rest, run);
    }

    /** Tries the values that an unknown fact may have, the shortest first. */
    private boolean learned(String word, List<String> rest, List<String> run) {
        for (int words = 1; words <= run.size() - rest.size(); words++) {
            List<String> value = new ArrayList<>(run.subList(0, words));
            if (possible(word, value)) {
                facts.put(name(word), value);
                if (fits(rest, run.subList(words, run.size()))) {
                    return true;
                }
                facts.remove(name(word));
            }
        }
        return false;
    }

    private boolean possible(String word, List<String> value) {
        String name = name(word);
        int slash = name.indexOf('/');
        List<String> base = slash < 0 ? null : facts.get(name.substring(0, slash));
        if (slash < 0) {
            return true;
        }
        String end = name.substring(slash);
        return base != null
                && value.size() == 1
                && value.get(0).startsWith(base.get(0) + "/")
                && (facty(end) || value.get(0).equals(base.get(0) + end));
    }

    /** The rest of a path that is found out too, such as {@code /node1.backup}. */
    private static boolean facty(String end) {
        return end.matches("/node\\d+\\..*");
    }

    private static boolean pending(String word) {
        return word.startsWith("<") && word.endsWith(">");
    }

    private static String name(String word) {
        return word.substring(1, word.length() - 1);
    }
}
