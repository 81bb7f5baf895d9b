package dev.runproof.lab.oms;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.lab.embedded.LabUnderTest.Ran;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** A lab of one host for all methods of a class, and {@code docker} as root calls it there. */
@Timeout(60)
abstract class DockerOfOneHost {
    static final String IMAGE = "oms.example/oceanbase/oms:feature_3.2.2-ce";
    static LabUnderTest lab;

    @BeforeAll
    static void up() throws IOException {
        lab = LabUnderTest.up(LabSpec.of("oms-3.3.0").atSpeed(200));
    }

    @AfterAll
    static void down() throws IOException {
        lab.close();
    }

    static Ran docker(String words) throws Exception {
        return root("docker " + words);
    }

    static Ran root(String text) throws Exception {
        return LabUnderTest.run(List.of("/bin/sh", "-c", text), lab.variables("node1", "root"), "");
    }

    static String at(String path) {
        return lab.path("node1", path).toString();
    }
}
