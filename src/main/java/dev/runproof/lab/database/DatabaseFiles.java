package dev.runproof.lab.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory of a lab's database server.
 *
 * <pre>
 * data/              what the server keeps
 * tmp/               its temporary files
 * server.log         what it says
 * general.log        every statement it was sent
 * administrator.cnf  an option file for clients, mode 0600
 * accounts.sql       what it carries out before it lets anybody in; removed then
 * </pre>
 */
record DatabaseFiles(Path root) {
    Path data() {
        return root.resolve("data");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path serverLog() {
        return root.resolve("server.log");
    }

    Path generalLog() {
        return root.resolve("general.log");
    }

    Path options() {
        return root.resolve("administrator.cnf");
    }

    Path accounts() {
        return root.resolve("accounts.sql");
    }

    void make() throws IOException {
        Files.createDirectories(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(temporary());
    }

    /** Whether they belong to root. */
    boolean ofRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(root, "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + root, e);
        }
    }

    /** For this user alone from its first moment on. */
    static void writePrivate(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}
