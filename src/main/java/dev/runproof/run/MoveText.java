package dev.runproof.run;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Gate;
import dev.runproof.model.Inspect;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.Upload;

/** The one line by which people know a move, in plans, on screens and in reports; secrets are masked in it. */
final class MoveText {
    private MoveText() {}

    static String of(Move move) {
        if (move instanceof Only only) {
            return of(only.move()) + "  (only if " + only.condition() + ")";
        }
        if (move instanceof Probe<?> probe) {
            return onHost(move, probe.command());
        }
        if (move instanceof Action action) {
            return onHost(move, action.command());
        }
        if (move instanceof Poll<?> poll) {
            return onHost(move, poll.command()) + "  (until " + poll.awaited() + ", at most " + poll.limit() + ")";
        }
        if (move instanceof Upload upload) {
            return upload.host() + ": upload " + upload.source() + " to " + upload.target() + " as " + upload.account()
                    + ", mode " + upload.mode();
        }
        if (move instanceof Inspect<?> inspect) {
            return "controller: " + inspect.what();
        }
        if (move instanceof Gate gate) {
            return "confirm " + gate.id() + ": " + gate.subject();
        }
        return "check: " + ((Check) move).claim();
    }

    /** Host, account and command, as in {@code omm@node1: cm_ctl -V}. */
    static String onHost(Move move, Command command) {
        return command.user().map(user -> user + "@").orElse("") + move.host() + ": " + command;
    }
}
