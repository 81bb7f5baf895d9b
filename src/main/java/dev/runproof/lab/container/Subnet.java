package dev.runproof.lab.container;

/**
 * The addresses of one lab: hosts keep theirs when they are cut off and connected again.
 *
 * @param number 0 to 1023: which part of 10.213.0.0 to 10.216.255.0
 */
record Subnet(int number) {
    static final int MOST = 1024;

    private static final int FIRST_SECOND = 213;
    private static final int FIRST_HOST = 11;
    private static final int OCTET = 256;

    Subnet {
        if (number < 0 || number >= MOST) {
            throw new IllegalArgumentException("no subnet has the number " + number);
        }
    }

    private String prefix() {
        return "10." + (FIRST_SECOND + number / OCTET) + "." + number % OCTET + ".";
    }

    String range() {
        return prefix() + "0/24";
    }

    String gateway() {
        return prefix() + "1";
    }

    /** Of the simulation. */
    String simulation() {
        return prefix() + "2";
    }

    /** Of what serves all hosts, such as a database server. */
    String service() {
        return prefix() + "3";
    }

    /** @param index of the host, from 0 */
    String host(int index) {
        return prefix() + (FIRST_HOST + index);
    }
}
