package dev.runproof.model;

import java.util.List;
import java.util.function.Function;

/**
 * An argument that is known only once a fact has been read; a plan shows it as {@code <name>}.
 *
 * @param name what stands between the angle brackets
 * @param words the words it becomes, none or several allowed; throws {@link FactMissing} before the fact is known
 */
public record Pending(String name, Function<Facts, List<String>> words) {
    public static Pending word(String name, Function<Facts, String> word) {
        return new Pending(name, facts -> List.of(word.apply(facts)));
    }

    @Override
    public String toString() {
        return "<" + name + ">";
    }
}
