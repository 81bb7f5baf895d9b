package dev.runproof.product.oms;

import dev.runproof.parse.DockerContainer;

/**
 * A container of OMS on one host.
 *
 * @param id of the container, whole
 * @param exitCode that its first process ended with; of no meaning while it runs
 * @param startedAt when it was last started, as the engine tells it
 */
record OmsContainer(String id, int exitCode, String startedAt, DockerContainer shown) {
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

    /** The engine does not start it by itself. */
    boolean staysDown() {
        return "no".equals(shown.restartPolicy()) || "".equals(shown.restartPolicy());
    }

    @Override
    public String toString() {
        return name() + " (" + status() + (runs() ? "" : ", exit code " + exitCode) + ")";
    }
}
