package dev.runproof.feature;

import dev.runproof.document.Gap;
import java.util.List;
import java.util.stream.Collectors;

/** A file that is no feature: all places where it cannot be read. */
public final class FeatureUnreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Gap> gaps;

    FeatureUnreadable(List<Gap> gaps) {
        super(gaps.stream().map(Gap::toString).collect(Collectors.joining("\n", "[FEATURE] ", "")));
        this.gaps = List.copyOf(gaps);
    }

    public List<Gap> gaps() {
        return gaps;
    }
}
