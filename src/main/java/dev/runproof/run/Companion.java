package dev.runproof.run;

/**
 * Something that goes on beside a run, such as a writer whose rows must all be there at its end.
 *
 * <p>It is told of every event of the run, on the run's own thread and before what the event announces happens; a
 * {@link dev.runproof.model.Failure} that it throws stops the run there. It is closed with the run, however that ends.
 */
public interface Companion extends RunEvents, AutoCloseable {
    @Override
    void close();
}
