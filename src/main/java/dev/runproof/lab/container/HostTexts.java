package dev.runproof.lab.container;

import dev.runproof.lab.HostEngine;
import dev.runproof.lab.host.CallerVariables;
import dev.runproof.lab.host.LauncherCall;
import dev.runproof.lab.process.SudoPolicy;
import dev.runproof.model.HostName;
import java.time.Instant;
import java.util.Optional;

/** Small texts that are written onto hosts. */
final class HostTexts {
    /** A file of this name on a host says by how many seconds its clock is wrong. */
    static final String SKEW = "/etc/runproof-skew";

    private static final int MILLIS = 1000;
    private static final long NANOS = 1_000_000_000;

    private HostTexts() {}

    /**
     * What launchers of a host run first: who calls cannot be told from an environment that sudo or cron has cleared, and
     * in a container on the host a process has a number that says nothing outside.
     *
     * @param containers whether the host has containers of its own
     */
    static String caller(HostName host, boolean containers) {
        return caller(host)
                + (containers ? "[ -z \"$" + HostEngine.MARK + "\" ] || rp_pid=" + LauncherCall.UNSEEN + "\n" : "");
    }

    private static String caller(HostName host) {
        return "%s=%s\n%s=$(command -p id -un)\nexport %s %s\n"
                .formatted(
                        CallerVariables.HOST, host, CallerVariables.USER, CallerVariables.HOST, CallerVariables.USER);
    }

    /**
     * A {@code date} that tells the lab's time; none where that is the time on the wall.
     *
     * @param start when the lab's time began
     */
    static Optional<String> date(Instant start, double speed) {
        return speed == 1
                ? Optional.empty()
                : Optional.of("""
                        #!/bin/sh
                        # The machine's own date, told the time of a lab that runs faster than the clock on the wall.
                        rp_now=$(/bin/date +%%s%%N)
                        rp_micros=$(((rp_now - %d) / 1000 * %d / 1000))
                        if [ -r %s ]; then
                            read -r rp_skew <%s
                            rp_micros=$((rp_micros + rp_skew * 1000000))
                        fi
                        FAKETIME=$(printf '+%%d.%%06d' $((rp_micros / 1000000)) $((rp_micros %% 1000000)))
                        LD_PRELOAD=$(echo /usr/lib/*/faketime/libfaketime.so.1)
                        export FAKETIME LD_PRELOAD
                        exec /bin/date "$@"
                        """.formatted(nanos(start), Math.round((speed - 1) * MILLIS), SKEW, SKEW));
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * NANOS + time.getNano();
    }

    /** A line of sudoers for the cluster's account. */
    static String sudoers(String user, SudoPolicy policy) {
        return switch (policy) {
            case FREE -> user + " ALL=(ALL:ALL) NOPASSWD: ALL";
            case PASSWORD -> user + " ALL=(ALL:ALL) ALL";
            case NONE -> "# " + user + " may do nothing as another account.";
        };
    }
}
