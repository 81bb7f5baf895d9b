package dev.runproof.product.openmldb;

import dev.runproof.model.StepScript;
import java.util.List;

final class JavaSdk {
    JavaSdk(Site site) {}

    StepScript isChanged() {
        return StepScript.of("stub", List.of());
    }

    StepScript isResolved() {
        return StepScript.of("stub", List.of());
    }

    StepScript isPutBack() {
        return StepScript.of("stub", List.of());
    }
}
