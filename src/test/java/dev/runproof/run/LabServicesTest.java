package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.console.ConsoleCommand;
import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Environments;
import dev.runproof.inventory.Prompt;
import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Redactor;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.OutputSink;
import dev.runproof.sql.RowsText;
import dev.runproof.sql.SqlCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a lab tells of its databases and consoles is enough to act on them. */
@Timeout(60)
class LabServicesTest {
    private static Answer ask(Hosts hosts, String name, Command command) {
        return hosts.session(new HostName(name)).run(command, OutputSink.NOWHERE);
    }

    @Test
    void where_the_upgrade_adds_https_the_old_consoles_have_addresses_of_their_own() throws Exception {
        var spec = LabSpec.of("oms-3.3.0").atSpeed(200).withOptions(Map.of("https", "added"));
        try (var lab = LabUnderTest.up(spec)) {
            Environment environment =
                    new Environments(Path.of(".")).read(lab.environment().toString());
            assertThat(environment.services().consoles())
                    .extracting(console -> console.name() + " " + console.url().getScheme() + " "
                            + console.certificate().isPresent())
                    .containsExactly("console-node1 https true", "old-console-node1 http false");
            assertThat(environment.variable("oms.newCertificate.node1")).isPresent();
            var opening = new SshOpening(Prompt.NOBODY, told -> {});
            try (Hosts hosts = opening.open(environment, new Redactor())) {
                assertThat(ask(hosts, "old-console-node1", ConsoleCommand.health())
                                .exit())
                        .isZero();
                assertThat(ask(hosts, "console-node1", ConsoleCommand.health().within(Duration.ofSeconds(1)))
                                .exit())
                        .as("the old version speaks no HTTPS")
                        .isNotZero();
            }
        }
    }

    @Test
    void the_environment_file_of_a_lab_reaches_its_database_and_its_consoles() throws Exception {
        var spec = LabSpec.of("oms-4.2.9").atSpeed(200).withOptions(Map.of("https", "on", "regions", "2"));
        try (var lab = LabUnderTest.up(spec)) {
            Environment environment =
                    new Environments(Path.of(".")).read(lab.environment().toString());
            assertThat(environment.services()).isEqualTo(LabServices.of(lab.description()));
            for (LabDescription.WebConsole console : lab.description().consoles()) {
                assertThat(PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(Path.of(console.passwordFile()))))
                        .isEqualTo("rw-------");
            }

            var opening = new SshOpening(Prompt.NOBODY, told -> {});
            try (Hosts hosts = opening.open(environment, new Redactor())) {
                Answer rows = ask(
                        hosts,
                        "metadb",
                        SqlCommand.query(
                                environment.requiredVariable("oms.db.rm"),
                                "select cfg_value from oms_normal_config where cfg_name=?",
                                "ha.config"));
                assertThat(RowsText.read(rows.out()).only().text("cfg_value")).contains("\"enable\"");
                assertThat(RowsText.read(ask(hosts, "console-node1", ConsoleCommand.about())
                                        .out())
                                .only()
                                .text("version"))
                        .isEqualTo(environment.requiredVariable("oms.source"));
                assertThat(ask(hosts, "console-node3", ConsoleCommand.health()).out())
                        .contains("\"healthy\":true");
            }
        }
    }
}
