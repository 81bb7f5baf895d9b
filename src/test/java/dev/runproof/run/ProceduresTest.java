package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.model.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProceduresTest {
    private final Procedures procedures = new Procedures(Path.of(""));

    @Test
    void say_which_name_was_probably_meant_and_which_there_are() {
        var unknown = catchThrowableOfType(Procedures.NoSuchProcedure.class, () -> procedures.find("opengaus"));

        String names =
                String.join(", ", procedures.all().stream().map(Procedure::name).toList());
        assertThat(unknown)
                .hasMessage("[PROCEDURE] there is no procedure 'opengaus'; did you mean 'opengauss'?; expected one of: "
                        + names + ", or a path to a .feature file");
        assertThat(unknown.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(unknown.next()).containsExactly("runproof list");
    }

    @Test
    void say_that_a_feature_cannot_be_read() {
        assertThat(catchThrowableOfType(
                        Procedures.NoSuchProcedure.class, () -> procedures.find("/no/such/own.feature")))
                .hasMessageStartingWith("[PROCEDURE] /no/such/own.feature: no such feature file can be read; expected");
    }
}
