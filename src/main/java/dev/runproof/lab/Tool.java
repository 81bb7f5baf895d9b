package dev.runproof.lab;

import java.nio.charset.StandardCharsets;

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
    }

    /** The process that called the tool is no longer there. */
    final class CallerGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public CallerGone(String tool) {
            super("the caller of " + tool + " is gone");
        }
    }
}
