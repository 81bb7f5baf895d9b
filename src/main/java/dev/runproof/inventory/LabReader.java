package dev.runproof.inventory;

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
        Optional<String> omVersion = fields.text(key("omVersion"));
        fields.names().forEach(name -> origin.accept("lab." + name, fields.line(name)));
        return new Lab(kind, nodes, zones, speed, omVersion);
    }

    private Lab.Kind kind(Fields fields) {
        Key kind = key("kind");
        Optional<String> word = fields.text(kind);
        var words = ((Shape.Choice) kind.shape()).words();
        if (word.isPresent() && !words.contains(word.get())) {
            problems.unknown(fields.line("kind"), "unknown kind '" + word.get() + "' in lab", word.get(), words);
            return Lab.Kind.EMBEDDED;
        }
        return word.map(text -> Lab.Kind.valueOf(text.toUpperCase(Locale.ROOT))).orElse(Lab.Kind.EMBEDDED);
    }

    private static Key key(String name) {
        return Key.LAB.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
