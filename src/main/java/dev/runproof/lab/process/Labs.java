package dev.runproof.lab.process;

import dev.runproof.inventory.StateFolder;
import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.host.MachineCommands;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The labs of this user on this machine. */
public final class Labs {
    private static final long LOOK_EVERY_MILLIS = 5;

    private final Path home;

    private Labs(Path home) {
        this.home = home;
    }

    /** The labs in the usual place. */
    public static Labs ofThisUser() {
        return new Labs(StateFolder.of("labs"));
    }

    /** The labs below another directory; for tests. */
    public static Labs below(Path directory) {
        return new Labs(directory.toAbsolutePath());
    }

    /**
     * Starts a lab and waits until it is ready.
     *
     * @throws LabRefused when it is there already or cannot be started, with what it said
     */
    public LabHandle up(LabSpec wanted) {
        tidy();
        Path place =
                wanted.directory().orElseGet(() -> home.resolve(wanted.name())).toAbsolutePath();
        var directory = new LabDirectory(place);
        if (find(wanted.name()).isPresent()
                || LabState.read(directory).filter(LabState::lives).isPresent()) {
            throw new LabRefused("the lab '" + wanted.name() + "' is up already; look at it with 'runproof lab status "
                    + wanted.name() + "' or end it with 'runproof lab down " + wanted.name() + "'");
        }
        // Told here, where it can still be said what to install.
        var keeper = Keepers.of(wanted.kind());
        keeper.need(wanted.in(place));
        Remains.awaitEnd(directory);
        try {
            Files.createDirectories(place);
            var process = start(keeper, wanted.in(place), directory);
            var state = await(process, directory, keeper.patience(wanted));
            register(wanted.name(), place);
            return new LabHandle(state, directory);
        } catch (IOException e) {
            throw new LabRefused("the lab cannot be started in " + place + ": " + e.getMessage(), e);
        }
    }

    private static Process start(LabKeeper keeper, LabSpec spec, LabDirectory directory) throws IOException {
        File log = directory.daemonLog().toFile();
        var words = new ArrayList<String>();
        // A session of its own: Ctrl-C in the terminal is not meant for the lab.
        words.add(MachineCommands.need("setsid").toString());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(JavaOptions.ofALab(isLarge(spec)));
        words.add("-D" + MachineCommands.ELSEWHERE + "=" + String.join(":", MachineCommands.DIRECTORIES));
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add(keeper.program().getName());
        var builder = new ProcessBuilder(words)
                .directory(new File("/"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .redirectError(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().put("PATH", String.join(":", MachineCommands.DIRECTORIES));
        builder.environment().putAll(keeper.environment());
        var process = builder.start();
        try (var pipe = process.getOutputStream()) {
            pipe.write(SpecText.written(spec).getBytes(StandardCharsets.UTF_8));
        }
        return process;
    }

    /** Whether its process is much at work; one of another kind only looks after containers. */
    private static boolean isLarge(LabSpec spec) {
        return spec.kind() == LabKind.EMBEDDED
                && Simulations.named(spec.product()).isLarge(Simulations.settings(spec));
    }

    private static LabState await(Process process, LabDirectory directory, Duration patience) throws IOException {
        long limit = System.nanoTime() + patience.toNanos();
        try {
            while (System.nanoTime() < limit) {
                var state = LabState.read(directory);
                if (state.isPresent()) {
                    return state.get();
                }
                if (process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    String said = said(directory);
                    LabDirectory.remove(directory.root());
                    throw new LabRefused("the lab ended with status " + process.exitValue()
                            + " before it was ready; it said:\n" + said);
                }
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new LabRefused("interrupted while the lab was started", e);
        }
        process.destroy();
        throw new LabRefused("the lab was not ready within " + patience + "; it said:\n" + said(directory));
    }

    private static String said(LabDirectory directory) {
        try {
            return Files.exists(directory.daemonLog())
                    ? Files.readString(directory.daemonLog()).strip()
                    : "nothing";
        } catch (IOException e) {
            return "what cannot be read: " + e.getMessage();
        }
    }

    /** A lab in a directory of its own is found by name through a link in the usual place. */
    private void register(String name, Path place) throws IOException {
        Path link = home.resolve(name);
        if (!place.equals(link)) {
            Files.createDirectories(home);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, place);
        }
    }

    /** The account that owns a product's installation on every host of its labs. */
    public static String clusterUser(String product) {
        return Simulations.named(product).clusterUser().user();
    }

    /** A lab that is up, by its name. */
    public Optional<LabHandle> find(String name) {
        return in(home.resolve(name));
    }

    /** The lab that is up in a directory. */
    public static Optional<LabHandle> in(Path place) {
        try {
            var directory = new LabDirectory(Files.exists(place) ? place.toRealPath() : place);
            return LabState.read(directory).filter(LabState::lives).map(state -> new LabHandle(state, directory));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Those that are up, by name. */
    public List<LabHandle> list() {
        tidy();
        return entries().stream().flatMap(entry -> in(entry).stream()).toList();
    }

    private List<Path> entries() {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (var entries = Files.list(home)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + home, e);
        }
    }

    private void tidy() {
        entries().forEach(Remains::clear);
    }
}
