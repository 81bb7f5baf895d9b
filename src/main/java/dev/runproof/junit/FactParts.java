package dev.runproof.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of a fact's value by their names: components of a record, values of a map, elements of a list. */
final class FactParts {
    private final Map<String, @Nullable Object> parts = new LinkedHashMap<>();

    private FactParts() {}

    /** Of a value without parts there are none. */
    static FactParts of(Object value) {
        var found = new FactParts();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, part) -> found.parts.put(String.valueOf(key), part));
        } else if (value instanceof Collection<?> elements) {
            int number = 0;
            for (Object element : elements) {
                found.parts.put(String.valueOf(number++), element);
            }
        } else if (value.getClass().isRecord()) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                found.parts.put(component.getName(), read(component, value));
            }
        }
        return found;
    }

    private static @Nullable Object read(RecordComponent component, Object value) {
        try {
            // Products keep their records to themselves; their components are what the journal holds anyway.
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a component cannot be read: " + component, e);
        }
    }

    /** What an optional holds, and anything else itself; null for nothing. */
    static @Nullable Object held(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    @Nullable
    Object get(String name) {
        return parts.get(name);
    }

    Set<String> names() {
        return parts.keySet();
    }
}
