package dev.runproof.model;

/**
 * A POSIX shell text that {@code sh -c} runs, with a name by which people know it.
 *
 * <p>A host gets the text; plans, screens and reports show {@code "$name"} in its place, and a plan has the text itself once.
 * It is constant: whatever varies is an argument behind it.
 *
 * @param name a word in lower case, unique within a product, such as {@code exchange}
 */
public record ShellText(String name, String text) {
    /** For people: the name as a shell would know it. */
    @Override
    public String toString() {
        return "\"$" + name.replace('-', '_') + "\"";
    }
}
