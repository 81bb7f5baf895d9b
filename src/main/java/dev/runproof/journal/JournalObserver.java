package dev.runproof.journal;

/** Is told of every line of a journal right before and right after it is written; tests end the runner here. */
public interface JournalObserver {
    /** Sees nothing. */
    JournalObserver NONE = new JournalObserver() {
        @Override
        public void before(long line, String kind) {
            // Nothing to see.
        }

        @Override
        public void after(long line, String kind) {
            // Nothing to see.
        }
    };

    /**
     * A line is about to be written.
     *
     * @param line its number in the file, from 1; the header is 1
     * @param kind {@code header} or the entry's name, such as {@code acting}
     */
    void before(long line, String kind);

    /** The line is written, and on disk when its durability asks for that. */
    void after(long line, String kind);
}
