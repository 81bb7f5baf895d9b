package dev.runproof.inventory;

import java.util.Optional;

/**
 * A role that a procedure knows.
 *
 * @param implies the role that a host of this one has as well
 */
record RoleNeed(String name, Count count, Optional<String> implies, String meaning) {
    /** On how many hosts a role must lie. */
    enum Count {
        EXACTLY_ONE,
        AT_LEAST_ONE,
        AT_MOST_ONE,
        ANY_NUMBER
    }
}
