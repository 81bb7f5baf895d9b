package dev.runproof.run;

import dev.runproof.console.ConsoleLimits;
import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.ConsoleSession;
import dev.runproof.console.Consoles;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A browser that is logged on to a console when it is first needed, and stays so until something fails.
 *
 * <p>Safe for several threads; one after the other uses it.
 */
final class ConsoleVisit implements AutoCloseable {
    /** A browser that is at work when the run ends is waited for no longer; whoever uses it closes it. */
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final ConsoleAccess access;
    private final Consoles consoles;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ConsoleSession open;
    private Optional<byte[]> picture = Optional.empty();

    ConsoleVisit(ConsoleAccess access, Consoles consoles) {
        this.access = access;
        this.consoles = consoles;
    }

    /**
     * Does something in the browser. Where the session of an earlier visit is over, or its page is not known, it is done
     * once more in a new one.
     *
     * @param repeatable asked after a failure: whether nothing was changed yet
     * @throws ConsoleNotDriven after which the next visit opens a new browser
     */
    <T> T to(Function<ConsoleSession, T> act, BooleanSupplier repeatable) {
        lock.lock();
        try {
            boolean fresh = open == null;
            try {
                return once(act);
            } catch (ConsoleNotDriven e) {
                if (fresh || !mayBeStale(e.reason()) || !repeatable.getAsBoolean()) {
                    throw e;
                }
            }
            return once(act);
        } finally {
            lock.unlock();
        }
    }

    /** The console may have been started anew since, be it in another version with other pages. */
    private static boolean mayBeStale(Reason reason) {
        return reason == Reason.LOGON_REFUSED || reason == Reason.UNKNOWN_PAGE;
    }

    private <T> T once(Function<ConsoleSession, T> act) {
        try {
            ConsoleSession session = open;
            if (session == null) {
                session = consoles.open(access.target(ConsoleLimits.USUAL), access.account());
                open = session;
            }
            T done = act.apply(session);
            picture = taken(session);
            return done;
        } catch (RuntimeException e) {
            picture = Optional.ofNullable(open).flatMap(ConsoleVisit::taken);
            leave();
            throw e;
        }
    }

    /** A picture shows what happened; that there is none changes nothing about it. */
    private static Optional<byte[]> taken(ConsoleSession session) {
        try {
            return session.screenshot();
        } catch (ConsoleNotDriven e) {
            return Optional.empty();
        }
    }

    /** The page at the end of the latest visit, a PNG, failed or not; only once, and only where the browser draws. */
    Optional<byte[]> takePicture() {
        lock.lock();
        try {
            Optional<byte[]> latest = picture;
            picture = Optional.empty();
            return latest;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** Closes the browser; the next visit opens another. */
    @Override
    public void close() {
        try {
            if (lock.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                try {
                    leave();
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
