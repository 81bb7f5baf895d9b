package dev.runproof.remote.ssh;

import java.security.Security;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SecurityUtils;

/**
 * What Runproof offers a server: what the JDK itself can do, what is fast first, nothing that is long broken.
 *
 * <p>Code is compiled by the first compiler alone here. It has no instructions of the processor for any of this, and GHASH
 * without them makes GCM half as fast as counter mode with an HMAC; SHA-512 is faster than SHA-256.
 */
final class Algorithms extends DefaultConfig {
    private static final List<String> CIPHERS =
            List.of("aes128-ctr", "aes192-ctr", "aes256-ctr", "aes128-gcm@openssh.com", "aes256-gcm@openssh.com");
    private static final List<String> CODES = List.of(
            "hmac-sha2-512-etm@openssh.com",
            "hmac-sha2-256-etm@openssh.com",
            "hmac-sha2-512",
            "hmac-sha2-256",
            "hmac-sha1-etm@openssh.com",
            "hmac-sha1");

    private Algorithms() {
        setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        setCipherFactories(inOrder(CIPHERS, getCipherFactories()));
        setKeyExchangeFactories(without("-sha1", getKeyExchangeFactories()));
        setMACFactories(inOrder(CODES, getMACFactories()));
    }

    static Algorithms make() {
        // Loading Bouncy Castle costs half a second of every start; the JDK has all that is offered here.
        SecurityUtils.setRegisterBouncyCastle(false);
        Security.addProvider(new EcdsaKeys());
        return new Algorithms();
    }

    private static <T> List<Factory.Named<T>> inOrder(List<String> names, List<Factory.Named<T>> all) {
        Function<String, Stream<Factory.Named<T>>> named =
                name -> all.stream().filter(factory -> factory.getName().equals(name));
        return names.stream().flatMap(named).toList();
    }

    private static <T> List<Factory.Named<T>> without(String part, List<Factory.Named<T>> all) {
        return all.stream().filter(factory -> !factory.getName().contains(part)).toList();
    }
}
