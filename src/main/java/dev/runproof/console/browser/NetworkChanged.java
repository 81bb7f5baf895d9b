package dev.runproof.console.browser;

import java.util.function.Supplier;

/**
 * An interface or an address of this machine came or went, as those of containers do, and Chromium let go of its connections:
 * a page, or a script of it, did not come, and whether the console got what was sent is not known. It tells nothing about the
 * console.
 */
final class NetworkChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What Chromium says then, on a page of its own and in its log. */
    static final String CODE = "ERR_NETWORK_CHANGED";
    /** The network of a machine holds still at last. */
    private static final int TRIES = 5;

    NetworkChanged(String told) {
        super(told);
    }

    /** Does from its start what may be done twice. The last try fails as such. */
    static <T> T again(Supplier<T> act, Runnable before) {
        for (int tries = 1; ; tries++) {
            try {
                return act.get();
            } catch (NetworkChanged e) {
                if (tries == TRIES) {
                    throw e;
                }
                before.run();
            }
        }
    }
}
