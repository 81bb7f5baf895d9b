package dev.runproof.lab.oms;

import dev.runproof.lab.Octets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/**
 * A certificate for one address that its own key has signed, as operators make them for a console.
 *
 * @param certificate in PEM
 * @param key PKCS#8 in PEM, not encrypted
 */
record SelfSigned(String certificate, String key) {
    private static final String ECDSA = "1.2.840.10045.4.3.2";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ALTERNATIVE_NAME = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final Duration BEFORE = Duration.ofDays(30);
    private static final Duration AFTER = Duration.ofDays(3650);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LINE = 64;

    /** @param address of the console, an IPv4 one */
    static SelfSigned of(String address, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] body = body(address, pair, now);
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(body);
            byte[] whole = Der.sequence(body, Der.sequence(Der.oid(ECDSA)), Der.bits(signature.sign()));
            return new SelfSigned(
                    pem("CERTIFICATE", whole),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate for " + address + " cannot be made", e);
        }
    }

    private static byte[] body(String address, KeyPair pair, Instant now) {
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.text(address))));
        byte[] addresses = Der.sequence(Der.value(0x87, Octets.of(address)));
        return Der.sequence(
                Der.value(0xa0, Der.integer(2)),
                Der.integer(now.toEpochMilli()),
                Der.sequence(Der.oid(ECDSA)),
                name,
                Der.sequence(Der.utcTime(TIME.format(now.minus(BEFORE))), Der.utcTime(TIME.format(now.plus(AFTER)))),
                name,
                pair.getPublic().getEncoded(),
                Der.value(
                        0xa3,
                        Der.sequence(
                                Der.sequence(
                                        Der.oid(BASIC_CONSTRAINTS), Der.truth(), Der.octets(Der.sequence(Der.truth()))),
                                Der.sequence(Der.oid(ALTERNATIVE_NAME), Der.octets(addresses)))));
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }
}
