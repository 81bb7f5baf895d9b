package dev.runproof.lab.embedded;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LabSpec.Owner;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.process.Control;
import dev.runproof.lab.process.LabRequests;
import dev.runproof.lab.process.OwnerWatch;
import dev.runproof.lab.process.SpecText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * The process that a lab lives in.
 *
 * <p>It reads what the lab is to be from its standard input, tells that the lab is ready by writing {@code
 * lab.properties}, and ends when it is told to, when its run is forsaken, or by a signal; always without leaving
 * anything behind.
 */
public final class LabDaemon {
    private LabDaemon() {}

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
        // Threads of the SSH library may still be around.
        System.exit(status);
    }

    private static void run(LabSpec spec, PrintStream complaints) throws IOException, InterruptedException {
        var directory = new LabDirectory(spec.directory().orElseThrow());
        var down = new CountDownLatch(1);
        var owner = new OwnerWatch(spec.owner(), Owner.GRACE);
        try (var lab = EmbeddedLab.start(spec, directory, complaints)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                down.countDown();
                lab.close();
            }));
            String token = UUID.randomUUID().toString();
            try (var control = Control.listen(token, new LabRequests(lab, owner, down)::answer, complaints)) {
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
