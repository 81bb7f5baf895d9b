package dev.runproof.junit;

import dev.runproof.model.Fact;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what a run has read: the value of a fact, or a part of it. There is always something: what is not known
 * has failed before.
 *
 * <p>Compared with a text the value is taken as text, compared with a number by its amount, so that enums and numbers of
 * any type can be named as reports show them.
 */
public final class FactAssert extends AbstractObjectAssert<FactAssert, Object> {
    private final String path;

    private FactAssert(Object value, String path) {
        super(value, FactAssert.class);
        this.path = path;
    }

    static FactAssert of(Fact<?> fact) {
        return known(fact.value(), fact.key().name() + " (read on " + fact.host() + " at " + fact.at() + ")");
    }

    /**
     * A part of the value: a component of a record, the value of a map's key, the element of a list by its number from 0.
     *
     * <p>Fails when there is no such part, and when it is there and holds nothing: that is unknown.
     */
    public FactAssert at(String... parts) {
        FactAssert here = this;
        for (String part : parts) {
            here = here.part(part);
        }
        return here;
    }

    private FactAssert part(String name) {
        FactParts parts = FactParts.of(actual);
        String where = path + " / " + name;
        if (!parts.has(name)) {
            throw failure("%s: there is no '%s', there are: %s", path, name, String.join(", ", parts.names()));
        }
        return known(parts.get(name), where);
    }

    private static FactAssert known(@Nullable Object value, String path) {
        Object held = FactParts.held(value);
        if (held == null) {
            throw new AssertionError("[" + path + "] it is unknown: nothing was read there, and unknown is no pass");
        }
        return new FactAssert(held, path).as("%s", path);
    }

    /** The value as reports show it. */
    public AbstractStringAssert<?> text() {
        return Assertions.assertThat(actual.toString()).as(path);
    }

    /** The elements of a list or set, or the values of a map; fails when it is none of them. */
    public ListAssert<Object> list() {
        if (actual instanceof Map<?, ?> map) {
            return Assertions.<Object>assertThat(List.copyOf(map.values())).as(path);
        }
        if (!(actual instanceof Collection<?> elements)) {
            throw failure("%s: expected a list, a set or a map: %s", path, actual);
        }
        return Assertions.<Object>assertThat(List.copyOf(elements)).as(path);
    }

    /** Every element of a list, every value of a map, has this in its part; fails when there is no element. */
    public FactAssert each(String part, Object expected) {
        List<?> elements = actual instanceof Map<?, ?> map
                ? List.copyOf(map.values())
                : actual instanceof Collection<?> collection ? List.copyOf(collection) : List.of();
        if (elements.isEmpty()) {
            throw failure("%s: expected elements with '%s', there are none: %s", path, part, actual);
        }
        for (int i = 0; i < elements.size(); i++) {
            known(elements.get(i), path + " / " + i).part(part).isEqualTo(expected);
        }
        return this;
    }

    @Override
    public FactAssert isEqualTo(Object expected) {
        if (!same(expected)) {
            super.isEqualTo(expected);
        }
        return this;
    }

    @Override
    public FactAssert isNotEqualTo(Object other) {
        if (same(other)) {
            throw failure("%s: expected anything but %s", path, other);
        }
        return super.isNotEqualTo(other);
    }

    private boolean same(Object other) {
        if (other instanceof Number number && actual instanceof Number amount) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(amount.toString())) == 0;
        }
        return other instanceof CharSequence text && actual.toString().contentEquals(text);
    }
}
