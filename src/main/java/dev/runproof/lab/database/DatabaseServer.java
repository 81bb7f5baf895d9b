package dev.runproof.lab.database;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.LabDatabase;
import dev.runproof.lab.LabRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A lab's database server, started beside whatever else the lab does meanwhile. */
public final class DatabaseServer implements AutoCloseable {
    private static final String ADDRESS = "127.0.0.1";
    private static final Duration ENDING = Duration.ofSeconds(10);

    private final MariaDbPrograms programs;
    private final DatabaseFiles files;
    private final LabClock clock;
    private final ServerProcess process;
    private final CompletableFuture<LabDatabase> database;

    private DatabaseServer(MariaDbPrograms programs, Path directory, Map<String, String> environment, LabClock clock) {
        this.programs = programs;
        this.files = new DatabaseFiles(directory.toAbsolutePath());
        this.clock = clock;
        this.process = new ServerProcess(files, environment);
        this.database = CompletableFuture.supplyAsync(this::up, work -> {
            var thread = new Thread(work, "lab-database");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /**
     * Begins to make and start a server; returns at once.
     *
     * @param directory absent or empty; all that the server writes lies there
     * @param environment all that its processes get; a lab's mark among it lets them be found when the lab is gone
     */
    public static DatabaseServer start(
            MariaDbPrograms programs, Path directory, Map<String, String> environment, LabClock clock) {
        return new DatabaseServer(programs, directory, environment, clock);
    }

    /**
     * Waits until it accepts connections.
     *
     * @throws LabRefused when it cannot be started, with what it said
     */
    public LabDatabase database() {
        try {
            return database.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LabRefused refused) {
                throw refused;
            }
            throw e;
        }
    }

    private LabDatabase up() {
        try {
            files.make();
            var password = MariaDb.newPassword();
            DatabaseFiles.writePrivate(files.accounts(), AccountTexts.first(MariaDb.ADMINISTRATOR, password));
            var arguments = ServerArguments.of(programs, files);
            process.install(arguments.ofInstaller());
            int port = process.serve(free -> arguments.ofServer(ADDRESS, free, LabTime.statement(clock)));
            Files.delete(files.accounts());
            var made = new MariaDb(files, ADDRESS, port, password);
            made.writeOptions();
            return made;
        } catch (IOException | UncheckedIOException e) {
            throw new LabRefused("the lab's database cannot be started in " + files.root() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabRefused("interrupted while the lab's database was started", e);
        }
    }

    /** Ends it, also when it is still on its way: after this nothing writes into its directory any more. */
    @Override
    public void close() {
        process.close();
        try {
            database.handle((up, failed) -> null).get(ENDING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LabRefused("the start of the lab's database does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
