package dev.runproof.parse;

import dev.runproof.parse.OpenmldbStart.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@code start.sh} prints: a start, a stop, the two of a restart, or the reason why it did nothing. */
final class StartReader {
    private static final Pattern BEGINS =
            Pattern.compile("(?<verb>Starting|Stopping) (?<component>[^ \\t]++) \\.\\.\\.");
    private static final String NO_LOG_DIR = "Invalid log dir";
    private static final String NO_FLAGS = "grep: ";
    private static final String NO_OPERATION = "Only support {start|stop|restart}";
    private static final String USAGE = "Usage: start.sh start/stop/restart <component> [mon]";
    private static final List<String> REST_OF_USAGE =
            List.of("component: ", "start flag 'mon': ", "stop will kill both ");
    private static final String FORM = "Starting <component> ... or Stopping <component> ...";

    private final LineReader lines;

    StartReader(LineReader lines) {
        this.lines = lines;
    }

    OpenmldbStart read() {
        Line first = lines.next(FORM);
        Matcher begins = BEGINS.matcher(first.trimmed());
        if (!begins.matches()) {
            return refusal(first);
        }
        var actions = new ArrayList<Action>();
        actions.add(action(begins));
        if (begins.group("verb").equals("Stopping") && !lines.ended()) {
            Line second = lines.next(FORM);
            Matcher again = BEGINS.matcher(second.trimmed());
            if (!again.matches()
                    || !again.group("verb").equals("Starting")
                    || !again.group("component").equals(begins.group("component"))) {
                throw lines.refused(second, "expected the start of " + begins.group("component") + ", or the end");
            }
            actions.add(action(again));
        }
        lines.end();
        return new OpenmldbStart(actions.get(actions.size() - 1).outcome(), null, actions);
    }

    private Action action(Matcher begins) {
        String component = begins.group("component");
        return begins.group("verb").equals("Starting")
                ? new StartOfComponent(lines, component).read()
                : new StopOfComponent(lines, component).read();
    }

    private OpenmldbStart refusal(Line first) {
        String text = first.trimmed();
        Line told = first;
        if (text.startsWith(NO_FLAGS)) {
            told = lines.next(NO_LOG_DIR);
            if (!told.trimmed().equals(NO_LOG_DIR)) {
                throw lines.refused(told, "expected " + NO_LOG_DIR);
            }
        } else if (text.equals(USAGE)) {
            for (String beginning : REST_OF_USAGE) {
                usage(beginning);
            }
        } else if (!text.equals(NO_LOG_DIR) && !text.equals(NO_OPERATION) && !isUnknownComponent(text)) {
            throw lines.refused(first, "expected " + FORM);
        }
        lines.end();
        return new OpenmldbStart(OpenmldbStart.REFUSED, told.trimmed(), List.of());
    }

    private static boolean isUnknownComponent(String text) {
        return text.startsWith("No component named ") && text.contains(" in [") && text.endsWith("]");
    }

    private void usage(String beginning) {
        Line line = lines.next("the usage line " + Blanks.trim(beginning));
        if (!line.trimmed().startsWith(Blanks.trim(beginning))) {
            throw lines.refused(line, "expected the usage line " + Blanks.trim(beginning));
        }
    }

    /** Lines of a start, up to the one with its outcome. */
    private static final class StartOfComponent {
        private static final Pattern PID = Pattern.compile("process pid is (?<pid>[0-9]{1,18})");
        private static final Pattern MON = Pattern.compile(
                "mon pid is (?<mon>[0-9]{1,18}), process pid is (?<pid>[0-9]{1,18}), check (?<check>[0-9]{1,18})"
                        + " status");
        private static final Pattern NO_EFFECT = Pattern.compile(
                "curl: \\([0-9]++\\) .*+" + "|no curl, sleep [0-9]++s and then check the process running status");
        private static final String SPARK_HOME = "SPARK_HOME:";
        private static final String RETRY = "curl server status failed, retry later";
        private static final Pattern RUNNING = Pattern.compile("already running as process (?<pid>[0-9]{1,18})");

        private final LineReader lines;
        private final String component;
        private @Nullable Long pid;
        private @Nullable Long monPid;
        private @Nullable String sparkHome;
        private long retries;

        StartOfComponent(LineReader lines, String component) {
            this.lines = lines;
            this.component = component;
        }

        Action read() {
            while (true) {
                Line line = lines.next("the outcome of the start of " + component);
                String text = line.trimmed();
                if (text.equals("Start " + component + " success")) {
                    return ended("started", null);
                }
                if (text.startsWith("Start " + component + " failed! Please check log in ")) {
                    return ended("failed", text);
                }
                if (isRunning(text)) {
                    return ended("alreadyRunning", text);
                }
                if (!understood(text)) {
                    throw lines.refused(line, "expected a line of the start of " + component);
                }
            }
        }

        private boolean isRunning(String text) {
            Matcher running = text.startsWith(component + " ")
                    ? RUNNING.matcher(text.substring(component.length() + 1))
                    : RUNNING.matcher("");
            if (!running.matches()) {
                return false;
            }
            pid = Long.valueOf(running.group("pid"));
            return true;
        }

        private boolean understood(String text) {
            Matcher process = PID.matcher(text);
            Matcher mon = MON.matcher(text);
            if (process.matches()) {
                pid = Long.valueOf(process.group("pid"));
            } else if (mon.matches() && mon.group("pid").equals(mon.group("check"))) {
                monPid = Long.valueOf(mon.group("mon"));
                pid = Long.valueOf(mon.group("pid"));
            } else if (text.equals(SPARK_HOME) || text.startsWith(SPARK_HOME + " ")) {
                sparkHome = Blanks.trim(text.substring(SPARK_HOME.length()));
            } else if (text.equals(RETRY)) {
                retries++;
            } else {
                return NO_EFFECT.matcher(text).matches()
                        || text.equals("Rewrite properties by ./conf/" + component + ".properties");
            }
            return true;
        }

        private Action ended(String outcome, @Nullable String message) {
            return new Action("start", component, outcome, pid, monPid, retries, sparkHome, message);
        }
    }

    /** Lines of a stop, up to the one with its outcome. */
    private static final class StopOfComponent {
        private static final String KILLED = "After mon stopped, component is still alive, kill it";

        private final LineReader lines;
        private final String component;

        StopOfComponent(LineReader lines, String component) {
            this.lines = lines;
            this.component = component;
        }

        Action read() {
            String nothing = "no " + component + " to stop (could not find file ./bin/" + component + ".pid)";
            String success = "Stop " + component + " success";
            String outcome = "stopped";
            String message = null;
            while (true) {
                Line line = lines.next("the outcome of the stop of " + component);
                String text = line.trimmed();
                if (text.equals(success) || text.equals(success + "(mon mode)")) {
                    return new Action("stop", component, outcome, null, null, 0, null, message);
                }
                if (!text.equals(nothing) && !text.equals(KILLED)) {
                    throw lines.refused(line, "expected a line of the stop of " + component);
                }
                message = text;
                outcome = text.equals(nothing) ? "nothingToStop" : outcome;
            }
        }
    }
}
