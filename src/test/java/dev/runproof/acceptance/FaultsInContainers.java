package dev.runproof.acceptance;

import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One lab of containers for all methods, what happens to its hosts in each of them, and a project that looks at them. */
@NeedsDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class FaultsInContainers {
    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int UNKNOWN = 2;

    private final LabSpec spec;

    LabHandle lab;
    Program program;

    /** @param spec of the lab, apart from its kind and name */
    FaultsInContainers(LabSpec spec) {
        this.spec = spec;
    }

    @BeforeAll
    void start(@TempDir Path place) {
        lab = Labs.below(place.resolve("labs"))
                .up(spec.named(spec.product() + "-faults-"
                                + ProcessHandle.current().pid())
                        .ofKind(LabKind.CONTAINERS));
    }

    @AfterAll
    void end() {
        lab.down();
    }

    @BeforeEach
    void makeProject(@TempDir Path folder) throws IOException {
        program = new Program(folder.resolve("project"));
    }

    @AfterEach
    void mend() {
        lab.clear();
    }

    Program.Ended check() throws Exception {
        return program.run("check", spec.product(), "-e", lab.environment().toString());
    }

    Program.Started rehearse() throws IOException {
        return program.start("rehearse", spec.product(), "-e", lab.environment().toString());
    }

    void plant(String fault, String host) {
        lab.plant(fault, Optional.of(host), Optional.empty());
    }
}
