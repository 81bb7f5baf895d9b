package dev.runproof.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The words of several rehearsals that go on at the same time, as if one came after the other: whose turn it is speaks as he
 * goes, the others are kept until it is theirs.
 */
final class Turns {
    private final Console console;
    private final Deque<Turn> waiting = new ArrayDeque<>();

    Turns(Console console) {
        this.console = console;
    }

    /** The turn after all that were asked for before. */
    synchronized Turn next() {
        var turn = new Turn();
        waiting.add(turn);
        return turn;
    }

    private synchronized void end(Turn ended) {
        ended.over = true;
        while (!waiting.isEmpty() && waiting.element().over) {
            waiting.remove().speak();
            if (!waiting.isEmpty()) {
                waiting.element().speak();
            }
        }
    }

    private synchronized void speak(Turn turn) {
        if (turn.has()) {
            turn.speak();
        }
    }

    /** One rehearsal's; it is over when it is closed. */
    final class Turn implements AutoCloseable {
        private final Kept out = new Kept(this);
        private final Kept err = new Kept(this);
        private volatile boolean over;

        private Turn() {}

        Console console() {
            return new Console(console.in(), out.stream(), err.stream(), this::has);
        }

        private boolean has() {
            synchronized (Turns.this) {
                return equals(waiting.peek());
            }
        }

        private void speak() {
            out.to(console.out());
            err.to(console.err());
        }

        @Override
        public void close() {
            end(this);
        }
    }

    /** What was said before the turn came. Its stream flushes whole texts only, so that no character is ever cut. */
    private final class Kept extends ByteArrayOutputStream {
        private final Turn turn;

        Kept(Turn turn) {
            this.turn = turn;
        }

        PrintStream stream() {
            return new PrintStream(this, true, StandardCharsets.UTF_8);
        }

        @Override
        public void flush() {
            Turns.this.speak(turn);
        }

        private synchronized void to(PrintStream target) {
            if (size() > 0) {
                target.print(toString(StandardCharsets.UTF_8));
                target.flush();
                reset();
            }
        }
    }
}
