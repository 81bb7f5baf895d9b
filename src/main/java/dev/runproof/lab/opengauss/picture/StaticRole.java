package dev.runproof.lab.opengauss.picture;

/** The role that the installation gave to a datanode. */
public enum StaticRole {
    PRIMARY("P", DnRole.PRIMARY),
    STANDBY("S", DnRole.STANDBY),
    CASCADE("C", DnRole.CASCADE_STANDBY),
    DUMMY("R", DnRole.SECONDARY);

    private final String letter;
    private final DnRole home;

    StaticRole(String letter, DnRole home) {
        this.letter = letter;
        this.home = home;
    }

    public String letter() {
        return letter;
    }

    /** The role that a datanode of this static role plays in a balanced cluster. */
    public DnRole home() {
        return home;
    }
}
