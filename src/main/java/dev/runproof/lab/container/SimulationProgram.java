package dev.runproof.lab.container;

import dev.runproof.lab.host.LabDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The program of the container in which the simulation runs; it ends with the container. */
public final class SimulationProgram {
    private SimulationProgram() {}

    /** @param arguments the lab's directory, which is the same path here and on the machine */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream complaints = System.err;
        var ground = new Ground(new LabDirectory(Path.of(arguments[0])));
        try {
            var lab = SimulationLab.start(ground, WantedSimulation.take(ground.wanted()), complaints);
            Runtime.getRuntime().addShutdownHook(new Thread(lab::close));
            new CountDownLatch(1).await();
        } catch (RuntimeException e) {
            e.printStackTrace(complaints);
            Files.writeString(ground.refused(), String.valueOf(e.getMessage()));
        }
        System.exit(1);
    }
}
