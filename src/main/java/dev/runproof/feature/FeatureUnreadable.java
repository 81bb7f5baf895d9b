package dev.runproof.feature;

import dev.runproof.document.Gap;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import java.util.stream.Collectors;

/** A file that is no feature: all places where it cannot be read. */
public final class FeatureUnreadable extends Failure {
    private static final long serialVersionUID = 1L;

    private final transient List<Gap> gaps;

    FeatureUnreadable(List<Gap> gaps) {
        super(
                "FEATURE",
                ExitStatus.INPUT,
                gaps.stream().map(Gap::toString).collect(Collectors.joining("\n")),
                List.of("runproof lint"));
        this.gaps = List.copyOf(gaps);
    }

    public List<Gap> gaps() {
        return gaps;
    }
}
