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
        FATAL
    }

    Program(Kind kind, ZoneId zone) {
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
    void start(Instant now, long process, BooleanSupplier able) {
        tries = 1;
        attempt(now, process, able);
    }

    private void attempt(Instant now, long process, BooleanSupplier able) {
        since = now;
        pid = process;
        if (able.getAsBoolean()) {
            state = State.STARTING;
            description = "";
        } else {
            dies();
        }
    }

    /** It ends by itself. */
    void dies() {
        state = kind.retries && tries < TRIES ? State.BACKOFF : State.FATAL;
        description = TOO_QUICK;
    }

    void stop(Instant now) {
        state = State.STOPPED;
        since = now;
        description = CLOCK.withZone(zone).format(now);
    }

    /** It has been running since long before. */
    void settled(Instant since, long process) {
        this.since = since;
        this.pid = process;
        this.state = State.RUNNING;
    }

    /**
     * Lets time pass.
     *
     * @param serves whether it can do its work, asked once when it is about to run
     */
    void tick(Instant now, BooleanSupplier able, BooleanSupplier serves) {
        if (state == State.STARTING && !now.isBefore(since.plus(START_SECONDS))) {
            if (serves.getAsBoolean()) {
                state = State.RUNNING;
            } else {
                dies();
            }
        } else if (state == State.BACKOFF && !now.isBefore(since.plus(BETWEEN_TRIES))) {
            tries++;
            attempt(now, pid + 1, able);
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
