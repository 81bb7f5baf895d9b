package dev.runproof.inventory;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads the section {@code lab}. */
final class LabReader {
    private final Problems problems;

    LabReader(Problems problems) {
        this.problems = problems;
    }

    /** The lab; what is not right in it is reported and read as the default. */
    Lab read(MappingNode section, ObjIntConsumer<String> origin) {
        var fields = new Fields("lab", section, Key.LAB, problems);
        Lab.Kind kind = kind(fields);
        int nodes =
                fields.whole(key("nodes"), (Shape.Whole) key("nodes").shape()).orElse(Lab.DEFAULT_NODES);
        int zones =
                fields.whole(key("zones"), (Shape.Whole) key("zones").shape()).orElse(Lab.DEFAULT_ZONES);
        double speed = fields.decimal(key("speed"), (Shape.Decimal) key("speed").shape())
                .orElse(Lab.DEFAULT_SPEED);
        var settings = new LinkedHashMap<String, String>();
        for (Key setting : Key.LAB_SETTINGS) {
            Optional<String> given = setting(fields, setting);
            given.ifPresent(value -> settings.put(setting.name(), value));
        }
        fields.names().forEach(name -> origin.accept("lab." + name, fields.line(name)));
        return new Lab(kind, nodes, zones, speed, settings);
    }

    private Lab.Kind kind(Fields fields) {
        return choice(fields, key("kind"), (Shape.Choice) key("kind").shape())
                .map(text -> Lab.Kind.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(Lab.Kind.EMBEDDED);
    }

    private Optional<String> setting(Fields fields, Key key) {
        if (key.shape() instanceof Shape.Whole whole) {
            var number = fields.whole(key, whole);
            return number.isPresent() ? Optional.of(String.valueOf(number.getAsInt())) : Optional.empty();
        }
        if (key.shape() instanceof Shape.Flag) {
            return fields.flag(key).map(String::valueOf);
        }
        if (key.shape() instanceof Shape.FlagOr flag) {
            return fields.flagOr(key, flag);
        }
        return key.shape() instanceof Shape.Choice words ? choice(fields, key, words) : fields.text(key);
    }

    private Optional<String> choice(Fields fields, Key key, Shape.Choice shape) {
        Optional<String> word = fields.text(key);
        if (word.isPresent() && !shape.words().contains(word.get())) {
            problems.unknown(
                    fields.line(key.name()),
                    "unknown " + key.name() + " '" + word.get() + "' in lab",
                    word.get(),
                    shape.words());
            return Optional.empty();
        }
        return word;
    }

    private static Key key(String name) {
        return Key.LAB.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
