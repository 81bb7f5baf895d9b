package dev.runproof.lab.oms;

/** The MetaDB did not take or give what a program of OMS wanted; the program goes on and tries again. */
final class MetaDbLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MetaDbLost(String why, Throwable cause) {
        super(why, cause);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
