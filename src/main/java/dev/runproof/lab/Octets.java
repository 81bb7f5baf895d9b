package dev.runproof.lab;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * IPv4 addresses by their numbers, so that nobody is asked for a name; what is no such address is refused.
 */
public final class Octets {
    private Octets() {}

    public static byte[] of(String address) {
        String[] numbers = address.split("\\.", -1);
        byte[] octets = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            octets[i] = (byte) Integer.parseInt(numbers[i]);
        }
        return octets;
    }

    public static InetSocketAddress socket(String address, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(of(address)), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address of four numbers: " + address, e);
        }
    }
}
