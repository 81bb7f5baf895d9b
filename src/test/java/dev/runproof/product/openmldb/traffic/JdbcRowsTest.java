package dev.runproof.product.openmldb.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcRowsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String CLASS_FILE = FakeDriver.class.getName().replace('.', '/') + ".class";

    @TempDir
    private Path folder;

    @Test
    void rows_go_through_a_driver_that_only_its_own_loader_knows() throws IOException {
        DriverJar jar = DriverJar.load(jar());
        assertThat(jar.driver().getClass().getName()).isEqualTo(FakeDriver.class.getName());
        assertThat(jar.driver()).isNotInstanceOf(FakeDriver.class);
        try (JdbcRows rows = rows(jar, "192.0.2.10:2181")) {
            rows.put("r1-1-1");
            assertThat(rows.has("r1-1-1")).isTrue();
            assertThat(rows.has("r1-1-2")).isFalse();
        }
    }

    @Test
    void a_directory_of_jars_will_do() throws IOException {
        jar();
        try (JdbcRows rows = rows(DriverJar.load(folder), "192.0.2.10:2181")) {
            rows.put("r1-1-1");
            assertThat(rows.has("r1-1-1")).isTrue();
        }
    }

    @Test
    void a_refused_row_is_not_acknowledged_and_the_next_one_has_a_new_connection() throws IOException {
        try (JdbcRows rows = rows(DriverJar.load(jar()), "192.0.2.10:2181")) {
            assertThatThrownBy(() -> rows.put("broken-1"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("insert failed");
            rows.put("r1-1-1");
            assertThat(rows.has("r1-1-1")).isTrue();
        }
    }

    @Test
    void an_address_that_the_driver_does_not_take_is_told() throws IOException {
        try (JdbcRows rows = rows(DriverJar.load(jar()), "192.0.2.99:2181")) {
            assertThatThrownBy(() -> rows.put("r1-1-1"))
                    .hasMessage("the driver does not take jdbc:openmldb:///db1?zk=192.0.2.99:2181&zkPath=/openmldb");
        }
    }

    @Test
    void what_holds_no_driver_is_refused_before_the_run() throws IOException {
        assertThatThrownBy(() -> DriverJar.load(folder.resolve("missing.jar")))
                .hasMessage("[TRAFFIC] openmldb.jdbcDriver " + folder.resolve("missing.jar")
                        + " is neither a jar nor a directory with jars");
        Path empty = folder.resolve("empty.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(empty))) {
            jar.putNextEntry(new JarEntry("nothing.txt"));
        }
        assertThatThrownBy(() -> DriverJar.load(empty))
                .hasMessage(
                        "[TRAFFIC] openmldb.jdbcDriver " + empty + " holds no JDBC driver: neither an announced one nor"
                                + " com._4paradigm.openmldb.jdbc.SQLDriver");
    }

    private static JdbcRows rows(DriverJar jar, String zkCluster) {
        return new JdbcRows(jar, JdbcRows.url("db1", zkCluster, "/openmldb"), new TableId("db1", "t1"), CLOCK);
    }

    private Path jar() throws IOException {
        Path file = folder.resolve("driver.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file));
                InputStream code =
                        Objects.requireNonNull(FakeDriver.class.getClassLoader().getResourceAsStream(CLASS_FILE))) {
            jar.putNextEntry(new JarEntry(CLASS_FILE));
            code.transferTo(jar);
            jar.putNextEntry(new JarEntry("META-INF/services/java.sql.Driver"));
            jar.write(FakeDriver.class.getName().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
