package dev.runproof.lab.engine;

/** An answer of the engine's kind that says why not. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    /** @param what the lab's engine has none of, or does not do */
    static Refused inLab(String what) {
        return new Refused(403, "the docker of a lab's host " + what);
    }

    static Refused noContainer(String reference) {
        return new Refused(404, "No such container: " + reference);
    }

    static Refused noImage(String reference) {
        return new Refused(404, "No such image: " + reference);
    }

    int status() {
        return status;
    }
}
