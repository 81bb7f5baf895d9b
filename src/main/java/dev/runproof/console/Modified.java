package dev.runproof.console;

/**
 * What happened in the dialog <i>Modify Value</i>.
 *
 * @param before the text that the field held
 * @param after what it held when OK was given; the same as before when Cancel was given instead
 */
public record Modified(String before, String after) {
    /** Whether OK was given. */
    public boolean confirmed() {
        return !before.equals(after);
    }
}
