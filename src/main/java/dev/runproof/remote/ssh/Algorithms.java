package dev.runproof.remote.ssh;

import java.security.Security;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SecurityUtils;

/** What Runproof offers a server: what the JDK itself can do, the fast ciphers first, nothing that is long broken. */
final class Algorithms extends DefaultConfig {
    private static final List<String> CIPHERS =
            List.of("aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "aes128-ctr", "aes192-ctr", "aes256-ctr");

    private Algorithms() {
        setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        setCipherFactories(inOrder(CIPHERS, getCipherFactories()));
        setKeyExchangeFactories(without("-sha1", getKeyExchangeFactories()));
        setMACFactories(without("md5", without("ripemd", getMACFactories())));
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
