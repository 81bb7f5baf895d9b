package dev.runproof.console;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Somebody who is logged on to a console. For one thread.
 *
 * <p>Every method throws {@link ConsoleNotDriven} when a page is not as the documents tell it; every wait ends at the limits
 * of the target.
 */
public interface ConsoleSession extends AutoCloseable {
    /** The row of System Management &gt; System Parameters; empty when there is none of this name. */
    Optional<ShownParameter> parameter(String name);

    /**
     * Changes a value through the dialog <i>Modify Value</i>.
     *
     * <p>Whether it was written, the console does not tell: that has to be looked up where it is kept. A failure after OK
     * was given says so.
     *
     * @param change makes the new text of the value field out of what the dialog shows there; the same text or an exception
     *     ends in Cancel
     */
    Modified modify(String parameter, UnaryOperator<String> change);

    /** The rows of OPS &amp; Monitoring &gt; Server. */
    List<ShownRow> servers();

    /**
     * The rows of a tab of the component page, or of the page of that name where every kind has its own.
     *
     * @param tab its visible name, such as {@code Store} or {@code Incr-Sync}
     */
    List<ShownRow> components(String tab);

    /** The version that Help Center &gt; About OMS names. */
    String version();

    /** The page as it looks now, a PNG; empty when the browser draws none. */
    Optional<byte[]> screenshot();

    /** Closes the browser; never fails. */
    @Override
    void close();
}
