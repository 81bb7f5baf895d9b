package dev.runproof.lab;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The behaviour of one simulated tool. */
@FunctionalInterface
public interface Tool {
    /**
     * Carries out one call and returns its exit status.
     *
     * @throws CallerGone when the launcher was killed while the tool worked: the tool stops where it is
     */
    int run(ToolCall call, Terminal terminal) throws InterruptedException;

    /** The caller's standard channels. */
    interface Terminal {
        /** Writes to stdout, text as it is, at once. */
        void out(String text);

        void err(String text);

        /** Writes bytes to stdout that need not be text. */
        default void out(byte[] bytes) {
            out(new String(bytes, StandardCharsets.UTF_8));
        }

        /** All of standard input; blocks until its end. */
        String in();

        /** The same when it need not be text. */
        default byte[] inBytes() {
            return in().getBytes(StandardCharsets.UTF_8);
        }

        /**
         * Whether a channel is a terminal.
         *
         * @param channel 0 for standard input, 1 for standard output
         */
        default boolean isTerminal(int channel) {
            return false;
        }

        /**
         * Runs a program of the machine on these very channels, so that a person can talk to it, and returns its exit status.
         *
         * @param argv the program by its path, and its words
         * @param environment all that it gets
         */
        default int lend(List<String> argv, Path directory, Map<String, String> environment) {
            throw new UnsupportedOperationException("no program can be run here: " + argv);
        }
    }

    /** The process that called the tool is no longer there. */
    final class CallerGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public CallerGone(String tool) {
            super("the caller of " + tool + " is gone");
        }
    }
}
