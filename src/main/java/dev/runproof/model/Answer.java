package dev.runproof.model;

import java.time.Duration;
import java.time.Instant;

/**
 * What a host answered to a command that ended.
 *
 * @param exit the exit status; 128 + n for a program that signal n ended, as shells report it
 * @param at when the command was sent, by the controller's clock
 */
public record Answer(int exit, Output stdout, Output stderr, Instant at, Duration took) {
    public String out() {
        return stdout.text();
    }

    public String err() {
        return stderr.text();
    }
}
