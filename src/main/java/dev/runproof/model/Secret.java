package dev.runproof.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that may be used but never shown; printing it prints a mask. */
public final class Secret {
    /** What stands in the place of every secret in anything that people or files see. */
    public static final String MASK = "[secret]";

    private final String value;

    public Secret(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a secret is empty");
        }
        this.value = value;
    }

    /** The value itself; only what hands it to a protocol or a process's standard input may call this. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        // A constant: a hash of the value printed by accident would help to guess it.
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
