package dev.runproof.document;

/**
 * A place where features and documents do not agree.
 *
 * @param where a feature with line, or an edition with line
 * @param what what is missing or unknown
 * @param expected what would close the gap
 */
public record Gap(String where, String what, String expected) {
    @Override
    public String toString() {
        return where + ": " + what + "; expected " + expected;
    }
}
