package dev.runproof.lab.opengauss;

/** The switch cannot go on; its message is what the tool prints. */
final class UpgradeFailed extends Exception {
    private static final long serialVersionUID = 1L;

    UpgradeFailed(String message) {
        super(message);
    }
}
