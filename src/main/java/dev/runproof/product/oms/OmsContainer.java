package dev.runproof.product.oms;

import dev.runproof.parse.DockerContainer;
import java.util.Optional;
import java.util.Set;

/**
 * A container of OMS on one host.
 *
 * @param id of the container, whole
 * @param exitCode that its first process ended with; of no meaning while it runs
 * @param startedAt when it was last started, as the engine tells it
 */
record OmsContainer(String id, int exitCode, String startedAt, DockerContainer shown) {
    private static final Set<String> RESTING = Set.of("created", "exited");

    String name() {
        return String.valueOf(shown.name());
    }

    String imageId() {
        return String.valueOf(shown.imageId());
    }

    String status() {
        return String.valueOf(shown.status());
    }

    boolean runs() {
        return status().equals("running");
    }

    /** It has ended, or was never started; one that is paused, or waits to be started again, has not. */
    boolean rests() {
        return RESTING.contains(status());
    }

    /** The engine does not start it by itself. */
    boolean staysDown() {
        return "no".equals(shown.restartPolicy()) || "".equals(shown.restartPolicy());
    }

    /**
     * That somebody has given it another name, under which nobody who goes by the documents finds it, and how it gets its
     * own again; empty when it has it, or is gone.
     *
     * @param now what is on its host
     */
    Optional<String> renamed(Containers now) {
        return now.withId(id)
                .map(OmsContainer::name)
                .filter(name -> !name.equals(name()))
                .map(name -> name() + " is called " + name + " now: docker rename " + name + " " + name());
    }

    @Override
    public String toString() {
        return name() + " (" + status() + (runs() ? "" : ", exit code " + exitCode) + ")";
    }
}
