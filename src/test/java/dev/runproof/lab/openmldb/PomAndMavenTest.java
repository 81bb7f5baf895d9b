package dev.runproof.lab.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.ToolCall;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PomAndMavenTest {
    private static final String LIST = "dependency:list";

    @TempDir
    private Path directory;

    private final Heard heard = new Heard();

    private int mvn(String... words) {
        var argv = new ArrayList<>(List.of("mvn"));
        argv.addAll(List.of(words));
        var call = new ToolCall(new HostName("tm1"), "openmldb", Path.of("/usr/bin/mvn"), argv, directory, Map.of(), 1);
        return new MavenTool(new Seen(new Moments(), () -> false, () -> {})).run(call, heard);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @EnumSource(
            value = ApplicationPom.class,
            names = {"PLAIN", "PROPERTY", "MANAGED", "SHARED"})
    void tells_the_version_wherever_it_stands(ApplicationPom form) throws IOException {
        write("pom.xml", form.text("0.9.0"));
        assertThat(mvn("-q", LIST, "-DincludeGroupIds=com.4paradigm.openmldb", "-DoutputFile=/dev/stdout"))
                .isZero();
        assertThat(heard.out())
                .isEqualTo("\nThe following files have been resolved:\n"
                        + "   com.4paradigm.openmldb:openmldb-jdbc:jar:0.9.0:compile\n"
                        + "   com.4paradigm.openmldb:openmldb-native:jar:0.9.0:compile\n");
    }

    @Test
    void tells_none_where_the_application_does_not_use_the_sdk() throws IOException {
        write("pom.xml", ApplicationPom.MISSING.text("0.9.0"));
        assertThat(mvn(LIST, "-DincludeGroupIds=com.4paradigm.openmldb")).isZero();
        assertThat(heard.out()).contains("[INFO]    none\n");
    }

    @Test
    void a_version_comes_from_the_parent_too() throws IOException {
        write("pom.xml", ApplicationPom.MANAGED.text("0.9.2-macos"));
        write("app/pom.xml", """
                <project>
                  <parent><groupId>com.example</groupId><artifactId>scoring</artifactId><version>1</version></parent>
                  <artifactId>app</artifactId>
                </project>
                """);
        assertThat(mvn("-f", "app", "dependency:tree")).isZero();
        assertThat(heard.out())
                .contains("[INFO] +- com.4paradigm.openmldb:openmldb-native:jar:0.9.2-macos:compile\n")
                .contains("[INFO] \\- org.slf4j:slf4j-api:jar:1.7.36:compile\n");
    }

    @Test
    void fails_without_a_version_without_a_file_and_with_a_file_that_is_none() throws IOException {
        write("pom.xml", ApplicationPom.PLAIN.text("0.9.0").replace("<version>0.9.0</version>", ""));
        assertThat(mvn(LIST)).isEqualTo(1);
        assertThat(heard.out())
                .contains("'dependencies.dependency.version' for com.4paradigm.openmldb:openmldb-jdbc:jar is missing.");
        assertThat(mvn("-f", "elsewhere.xml", LIST)).isEqualTo(1);
        write("broken.xml", "<project>");
        assertThat(mvn("-f", "broken.xml", LIST)).isEqualTo(1);
        assertThat(heard.out()).contains("[ERROR] Non-parseable POM ");
    }

    @Test
    void a_property_can_be_asked_for() throws IOException {
        write("pom.xml", ApplicationPom.PROPERTY.text("0.9.0"));
        assertThat(mvn("-q", "help:evaluate", "-Dexpression=openmldb.version", "-DforceStdout"))
                .isZero();
        assertThat(heard.out()).isEqualTo("0.9.0");
    }
}
