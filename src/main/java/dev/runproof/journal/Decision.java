package dev.runproof.journal;

/**
 * What a resumed run does with a step.
 *
 * @param recorded what is known of the step, for facts to be read again
 */
public record Decision(What what, Recorded recorded) {
    /** The three ways to go on. */
    public enum What {
        /** It passed and what it learned is still good: its facts are read from the record. */
        SKIP,
        /** Nothing of it has to be found out: it is carried out from its first move. */
        RUN,
        /** It began an action and may not simply begin again: the ledgers are asked first, then the step's look. */
        PROBE_FIRST
    }
}
