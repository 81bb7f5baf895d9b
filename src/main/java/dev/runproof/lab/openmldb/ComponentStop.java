package dev.runproof.lab.openmldb;

import java.time.Duration;
import java.util.OptionalLong;

/** The part of {@code start.sh} that stops: one signal, three seconds, and no look whether it was heard. */
final class ComponentStop {
    private static final Duration AFTER_SIGNAL = Duration.ofSeconds(3);

    private final StartGround ground;

    ComponentStop(StartGround ground) {
        this.ground = ground;
    }

    void run() throws InterruptedException {
        String component = ground.component();
        var terminal = ground.terminal();
        terminal.out(StartTexts.stopping(component));
        if (ground.has(ground.pidFile())) {
            OptionalLong pid = ground.pid(ground.pidFile());
            if (ground.lives(pid)) {
                end(pid.getAsLong());
                ground.pass(AFTER_SIGNAL);
            }
            ground.station().files().remove(ground.pidFile());
        } else {
            terminal.out(StartTexts.nothingToStop(component));
        }
        if (!ground.has(ground.childFile())) {
            terminal.out(StartTexts.stopped(component));
            return;
        }
        OptionalLong child = ground.pid(ground.childFile());
        if (ground.lives(child)) {
            terminal.out(StartTexts.KILL_CHILD);
            end(child.getAsLong());
        }
        ground.station().files().remove(ground.childFile());
        terminal.out(StartTexts.stoppedWithWatchdog(component));
    }

    private void end(long pid) throws InterruptedException {
        ground.station().host().signal(pid, Station.TERM);
        // The lab's time runs fast: without this a process that heard the signal could outlive the three seconds.
        if (Wall.until(() -> !ground.station().lives(pid), Wall.HEARD)) {
            ground.site().runs().gone(ground.call().host(), pid);
        }
    }
}
