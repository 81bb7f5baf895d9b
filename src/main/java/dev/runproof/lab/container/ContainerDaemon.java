package dev.runproof.lab.container;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.process.Control;
import dev.runproof.lab.process.OwnerWatch;
import dev.runproof.lab.process.SpecText;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * The process that keeps a lab of containers: it starts them, answers for the lab, and removes them.
 *
 * <p>It reads what the lab is to be from its standard input, tells that the lab is ready by writing {@code
 * lab.properties}, and ends when it is told to, soon after the process of its run has ended, or by a signal; always
 * without leaving anything behind.
 */
public final class ContainerDaemon {
    /** Containers are not kept for a resume: a machine of a build farm has to be clean soon after whatever happened. */
    static final Duration GRACE = Duration.ofSeconds(4);

    private ContainerDaemon() {}

    /** Takes no arguments: arguments are seen by everybody on the machine, and the specification may hold a password. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream complaints = System.err;
        int status = 0;
        try {
            run(SpecText.read(System.in), complaints);
        } catch (LabRefused | IllegalArgumentException e) {
            complaints.println(e.getMessage());
            status = 69;
        }
        // Threads of the container library may still be around.
        System.exit(status);
    }

    private static void run(LabSpec spec, PrintStream complaints) throws IOException, InterruptedException {
        var directory = new LabDirectory(spec.directory().orElseThrow());
        var down = new CountDownLatch(1);
        var owner = new OwnerWatch(spec.owner(), GRACE);
        // The library keeps settings in the home of its user, where it has no business.
        System.setProperty("user.home", directory.root().toString());
        try (KeptLab lab =
                spec.images().isEmpty() ? ContainerLab.start(spec, directory) : ImageLab.start(spec, directory)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                down.countDown();
                lab.close();
            }));
            String token = UUID.randomUUID().toString();
            var requests = new KeeperRequests(lab.line(), lab.faults(), owner, down);
            try (var control = Control.listen(token, requests::answer, complaints)) {
                if (owner.orphan()) {
                    // Gone before it could know of the lab, so that no run has begun that would need it.
                    return;
                }
                lab.state(control.port(), token).write(directory);
                owner.await(down);
            }
        }
    }
}
