package dev.runproof.lab.oms;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** A program of supervisord and its state; the caller holds the lock of its container. */
final class Program {
    /** A program counts as running when it has lived so long. */
    static final Duration START_SECONDS = Duration.ofSeconds(10);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final int TRIES = 3;
    private static final String TOO_QUICK = "Exited too quickly (process log may have details)";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("MMM dd hh:mm a", Locale.US);

    private final Kind kind;
    private final ZoneId zone;
    private final Processes processes;
    private State state = State.STOPPED;
    private Instant since = Instant.EPOCH;
    private String description = "Not started";
    private long pid;
    private int tries;

    /** The programs of an OMS image. */
    enum Kind {
        NGINX("nginx", true, "nginx: master process /usr/sbin/nginx -c /home/ds/ghana/config/tengine.conf"),
        OMS_CONSOLE("oms_console", false, "java -jar /home/ds/ghana/boot/Ghana-endpoint.jar"),
        OMS_DRC_CM("oms_drc_cm", false, "java -cp /home/ds/cm/lib com.alibaba.drc.cm.Main"),
        OMS_DRC_SUPERVISOR("oms_drc_supervisor", false, "java -cp /home/ds/supervisor/lib supervisor.Main"),
        SSHD("sshd", true, "/usr/sbin/sshd -D -p 2023");

        private final String word;
        private final boolean retries;
        private final String command;

        Kind(String word, boolean retries, String command) {
            this.word = word;
            this.retries = retries;
            this.command = command;
        }

        String word() {
            return word;
        }

        boolean usesMetaDb() {
            return this == OMS_CONSOLE || this == OMS_DRC_CM || this == OMS_DRC_SUPERVISOR;
        }

        String command() {
            return command;
        }

        /** The name of its process. */
        String process() {
            return switch (this) {
                case NGINX, SSHD -> word;
                case OMS_CONSOLE, OMS_DRC_CM, OMS_DRC_SUPERVISOR -> "java";
            };
        }
    }

    /** The states of supervisor that occur here. */
    enum State {
        STOPPED,
        STARTING,
        RUNNING,
        BACKOFF,
        EXITED,
        FATAL
    }

    /** What stands for a program among the processes of its container. */
    interface Processes {
        long begin(Kind kind);

        void end(long pid);

        /** What supervisord writes into its log. */
        void log(Instant at, String line);
    }

    Program(Kind kind, ZoneId zone, Processes processes) {
        this.processes = processes;
        this.kind = kind;
        this.zone = zone;
    }

    Kind kind() {
        return kind;
    }

    State state() {
        return state;
    }

    long pid() {
        return pid;
    }

    Instant since() {
        return since;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    /** How long it has counted as running, from the end of its start seconds. */
    Duration runsFor(Instant now) {
        return Duration.between(since.plus(START_SECONDS), now);
    }

    /** Whether a process of it is there. */
    boolean lives() {
        return state == State.RUNNING || state == State.STARTING;
    }

    /** @param able whether the process can live at all */
    void start(Instant now, BooleanSupplier able) {
        tries = 1;
        attempt(now, able);
    }

    private void attempt(Instant now, BooleanSupplier able) {
        since = now;
        if (able.getAsBoolean()) {
            pid = processes.begin(kind);
            state = State.STARTING;
            description = "";
            processes.log(now, "INFO spawned: '" + kind.word + "' with pid " + pid);
        } else {
            tooQuick(now);
        }
    }

    private void tooQuick(Instant now) {
        state = kind.retries && tries < TRIES ? State.BACKOFF : State.FATAL;
        processes.log(now, "INFO exited: " + kind.word + " (exit status 1; not expected)");
        if (state == State.FATAL) {
            processes.log(
                    now, "INFO gave up: " + kind.word + " entered FATAL state, too many start retries too quickly");
        }
        description = TOO_QUICK;
    }

    /** A process is gone that nobody here has ended; what ran until then is started anew. */
    boolean gone(long process, Instant now) {
        if (process != pid || !lives()) {
            return false;
        }
        if (state == State.STARTING) {
            tooQuick(now);
        } else {
            state = State.EXITED;
            processes.log(now, "INFO exited: " + kind.word + " (terminated by SIGKILL; not expected)");
            since = now;
            description = CLOCK.withZone(zone).format(now);
        }
        return true;
    }

    void stop(Instant now) {
        state = State.STOPPED;
        since = now;
        description = CLOCK.withZone(zone).format(now);
        processes.end(pid);
        processes.log(now, "INFO stopped: " + kind.word + " (exit status 0)");
    }

    /** It has been running since long before. */
    void settled(Instant since) {
        this.since = since;
        this.pid = processes.begin(kind);
        this.state = State.RUNNING;
    }

    /**
     * Lets time pass.
     *
     * @param ready whether it has what it waits for, asked again until it has
     * @param serves whether it can do its work, asked once when it is about to run
     */
    void tick(Instant now, BooleanSupplier able, BooleanSupplier ready, BooleanSupplier serves) {
        if (state == State.STARTING && !now.isBefore(since.plus(START_SECONDS)) && ready.getAsBoolean()) {
            if (serves.getAsBoolean()) {
                state = State.RUNNING;
                processes.log(
                        now,
                        "INFO success: " + kind.word
                                + " entered RUNNING state, process has stayed up for > than 10 seconds (startsecs)");
            } else {
                tooQuick(now);
                processes.end(pid);
            }
        } else if (state == State.EXITED) {
            start(now, able);
        } else if (state == State.BACKOFF && !now.isBefore(since.plus(BETWEEN_TRIES))) {
            tries++;
            attempt(now, able);
        }
    }

    /** The line that {@code supervisorctl status} prints. */
    String line(Instant now) {
        String end = state == State.RUNNING ? "pid " + pid + ", uptime " + uptime(now) : description;
        return "%-33s%-10s%s%n".formatted(kind.word, state, end);
    }

    private String uptime(Instant now) {
        Duration up = Duration.between(since, now).isNegative() ? Duration.ZERO : Duration.between(since, now);
        String days = up.toDays() == 0 ? "" : up.toDays() + (up.toDays() == 1 ? " day, " : " days, ");
        return days + "%d:%02d:%02d".formatted(up.toHoursPart(), up.toMinutesPart(), up.toSecondsPart());
    }
}
