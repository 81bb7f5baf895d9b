package dev.runproof.lab;

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

        /** All of standard input; blocks until its end. */
        String in();
    }

    /** The process that called the tool is no longer there. */
    final class CallerGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public CallerGone(String tool) {
            super("the caller of " + tool + " is gone");
        }
    }
}
