package dev.runproof.product.oms.backup;

import dev.runproof.lab.embedded.DatabaseUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests with real clients, a real shell and one real server for all of a class; each has databases of its own in it. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnAMetaDb {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    Path folder;

    MetaDb metaDb;
    private DatabaseUnderTest server;

    @BeforeAll
    void up() throws Exception {
        server = DatabaseUnderTest.up();
    }

    @AfterAll
    void down() throws IOException {
        server.close();
    }

    @BeforeEach
    void make() {
        metaDb = new MetaDb(server, folder, "_t" + NUMBER.incrementAndGet());
    }

    @AfterEach
    void close() {
        metaDb.close();
    }
}
