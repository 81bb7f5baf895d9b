package dev.runproof.lab;

/** A lab that could not be made, found or asked, and why. */
public final class LabRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LabRefused(String why) {
        super("[LAB] " + why);
    }

    public LabRefused(String why, Throwable cause) {
        super("[LAB] " + why, cause);
    }
}
