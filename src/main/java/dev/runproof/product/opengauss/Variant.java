package dev.runproof.product.opengauss;

/** Which of its two forms the upgrade takes; the operator chooses, and a cluster that does not fit is refused. */
public enum Variant {
    FIRST_UPGRADE("first-upgrade", "first upgrade"),
    REPEAT_AFTER_EXPANSION("repeat-after-expansion", "repeat after expansion");

    private final String word;
    private final String title;

    Variant(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** As the environment file writes it. */
    public String word() {
        return word;
    }

    @Override
    public String toString() {
        return title;
    }
}
