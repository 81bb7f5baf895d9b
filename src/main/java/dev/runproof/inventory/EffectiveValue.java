package dev.runproof.inventory;

/**
 * A setting that holds for a run, with what set it.
 *
 * @param key the path of the setting: {@code hosts.node1.port}
 * @param shown the value for people; a secret's reference, never the secret
 */
public record EffectiveValue(String key, String shown, Origin origin) {
    @Override
    public String toString() {
        return key + " = " + shown + "  (" + origin + ")";
    }
}
