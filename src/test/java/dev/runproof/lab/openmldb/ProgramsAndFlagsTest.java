package dev.runproof.lab.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramsAndFlagsTest {
    @Test
    void a_program_tells_its_version_by_its_bytes() {
        var old = new ProgramBytes("#!/bin/sh\n" + ProgramBytes.server("0.9.0-0a1b2c3d"));
        assertThat(old.version()).contains("0.9.0-0a1b2c3d");
        assertThat(old.library()).isEmpty();
        assertThat(old.ofVersion("0.9.1-11111111").version()).contains("0.9.1-11111111");
        assertThat(old.needing("libssl.so.10").library()).contains("libssl.so.10");
        assertThat(new ProgramBytes(ProgramBytes.taskmanager("0.9.0-0a1b2c3")).version())
                .contains("0.9.0-0a1b2c3");
        assertThat(new ProgramBytes("#!/bin/sh\n").version()).isEmpty();
    }

    @Test
    void flags_are_lines_that_begin_with_two_dashes() {
        var flags = FlagsFile.of("# a comment\n--endpoint=127.0.0.1:7527\n#--use_name=true\n--enable_distsql\n");
        assertThat(flags.value("endpoint")).contains("127.0.0.1:7527");
        assertThat(flags.value("use_name")).isEmpty();
        assertThat(flags.value("enable_distsql")).contains("--enable_distsql");
    }

    @Test
    void the_directory_of_logs_is_what_stands_behind_the_sign_in_each_line_with_the_word() {
        assertThat(FlagsFile.logDirectory("--role=tablet\n--openmldb_log_dir=./logs\n", "log_dir"))
                .isEqualTo("./logs");
        assertThat(FlagsFile.logDirectory("--role=tablet\n", "log_dir")).isEmpty();
        assertThat(FlagsFile.logDirectory("job.log.path=./logs/\n", "job.log.path"))
                .isEqualTo("./logs/");
    }

    @Test
    void settings_name_the_endpoint_of_their_component() {
        var settings = new Settings("192.0.2.10:2181", "/openmldb", true);
        var layout = SettingsOfALab.standard();
        for (var place : layout.places()) {
            String text = settings.text(place);
            switch (place.kind()) {
                case TASKMANAGER ->
                    assertThat(text)
                            .contains("server.host=127.0.0.1\nserver.port="
                                    + place.endpoint()
                                            .substring(place.endpoint().indexOf(':') + 1) + "\n");
                case NAMESERVER, TABLET, APISERVER ->
                    assertThat(FlagsFile.of(text).flags())
                            .containsEntry("endpoint", place.endpoint())
                            .containsEntry("role", place.kind().word());
            }
        }
    }
}
