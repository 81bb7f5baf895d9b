package dev.runproof.product.openmldb.sdk;

import dev.runproof.model.Judgement;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.sdk.XmlElement.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where the versions of both SDKs stand, in dependencies, managed ones, and properties, and exchanges them alone.
 *
 * <p>Mutable; lives inside one change.
 */
final class PomEditor {
    static final String GROUP = "com.4paradigm.openmldb";
    static final String JDBC = "openmldb-jdbc";
    static final String NATIVE = "openmldb-native";

    private static final Pattern VERSION =
            Pattern.compile("(?<release>[0-9]+(?:\\.[0-9]+)+)(?<suffix>(?:-[A-Za-z0-9_.-]+)?)");
    private static final Pattern ONE_PROPERTY =
            Pattern.compile("\\$\\{(?<property>[^}$]+)\\}(?<suffix>[A-Za-z0-9_.-]*)");

    private final Pom pom;
    private final String target;
    private final Weighing weighing;
    /** Where a version text stands, and what comes there. */
    private final Map<XmlElement, String> replacements = new LinkedHashMap<>();
    /** Elements whose text belongs to a version of the SDKs: uses of properties in them are ours. */
    private final Set<XmlElement> ours = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Set<String> properties = new TreeSet<>();
    private final Set<String> nativeVersions = new TreeSet<>();

    PomEditor(Pom pom, String target) {
        this.pom = pom;
        this.target = target;
        this.weighing = new Weighing(JDBC + " and " + NATIVE + " at " + target);
    }

    PomChange change() {
        artifact(JDBC);
        artifact(NATIVE);
        properties.forEach(this::refuseIfShared);
        List<String> changes = new ArrayList<>();
        String text = changed(changes);
        Judgement judgement = weighing.holds(
                        changes.isEmpty() ? "both are at " + target + " already" : String.join("; ", changes))
                .judgement();
        boolean passes = judgement.verdict() == dev.runproof.model.Verdict.PASS;
        return new PomChange(
                judgement,
                passes ? pom.units().with(text).bytes() : pom.units().bytes(),
                passes ? changes : List.of(),
                List.copyOf(nativeVersions));
    }

    private void artifact(String artifact) {
        List<XmlElement> found = pom.dependencies().stream()
                .filter(dependency -> pom.resolved(dependency.textOf("groupId")).equals(GROUP)
                        && pom.resolved(dependency.textOf("artifactId")).equals(artifact))
                .toList();
        if (found.isEmpty()) {
            weighing.fails("there is no " + GROUP + ":" + artifact + " in the pom file");
            return;
        }
        boolean managed = found.stream()
                .anyMatch(dependency -> Pom.managed(dependency)
                        && !dependency.children("version").isEmpty());
        for (XmlElement dependency : found) {
            List<XmlElement> versions = dependency.children("version");
            if (versions.size() > 1) {
                weighing.fails(artifact + " has " + versions.size() + " versions in one dependency");
            } else if (versions.size() == 1) {
                place(artifact, versions.get(0), "", new TreeSet<>());
            } else if (!managed) {
                weighing.fails("the version of " + artifact + " does not stand in this pom file: "
                        + pom.project()
                                .child("parent")
                                .map(parent -> "change it in the parent " + parent.textOf("artifactId"))
                                .orElse("it is managed elsewhere"));
            }
        }
    }

    /**
     * Follows a version to where its number stands.
     *
     * @param behind what comes behind its text where it is used
     * @param on the properties on the way here
     */
    private void place(String artifact, XmlElement element, String behind, Set<String> on) {
        ours.add(element);
        String text = element.text();
        String where = pom.units().told(element.path());
        Matcher property = ONE_PROPERTY.matcher(text);
        Matcher version = VERSION.matcher(text);
        if (version.matches()) {
            number(artifact, element, version.group("suffix"), behind);
        } else if (!property.matches()) {
            weighing.fails(artifact + ": " + where + " is no plain version: "
                    + pom.units().told(text));
        } else if (!on.add(property.group("property"))) {
            weighing.fails(artifact + ": the property " + property.group("property") + " names itself");
        } else {
            follow(artifact, property.group("property"), property.group("suffix") + behind, on);
        }
    }

    private void follow(String artifact, String property, String behind, Set<String> on) {
        List<XmlElement> definitions = pom.definitions(property);
        if (definitions.isEmpty()) {
            weighing.fails(artifact + ": the property " + pom.units().told(property)
                    + " is not defined in this pom file, or belongs to the project itself");
        }
        properties.add(property);
        for (XmlElement definition : definitions) {
            place(artifact, definition, behind, new TreeSet<>(on));
        }
    }

    private void number(String artifact, XmlElement element, String suffix, String behind) {
        boolean keeps = artifact.equals(NATIVE) && !suffix.equals("-SNAPSHOT");
        String text = target + (keeps ? suffix : "");
        String effective = text + behind;
        if (!artifact.equals(NATIVE) && !behind.isEmpty()) {
            weighing.fails(artifact + " would be " + effective + ": '" + behind + "' stands behind its property");
        }
        String other = replacements.putIfAbsent(element, text);
        if (other != null && !other.equals(text)) {
            weighing.fails(pom.units().told(element.path()) + " is the version of both, and would be " + other
                    + " for one and " + text + " for the other");
        }
        if (element.range().isEmpty()) {
            weighing.fails(artifact + ": " + pom.units().told(element.path())
                    + ": its text is split by a comment or CDATA, change it by hand");
        }
        if (artifact.equals(NATIVE)) {
            nativeVersions.add(effective);
        }
    }

    private void refuseIfShared(String property) {
        var others = new TreeSet<String>();
        pom.uses(property).stream().filter(element -> !ours.contains(element)).forEach(it -> others.add(pom.owner(it)));
        if (!others.isEmpty()) {
            weighing.fails("the property " + pom.units().told(property) + " is also used by "
                    + String.join(", ", others) + ": give the SDKs a property of their own first");
        }
    }

    /** The text with every replacement, from the back so that places stay. */
    private String changed(List<String> changes) {
        var text = new StringBuilder(pom.units().text());
        var ordered = new ArrayList<>(replacements.entrySet());
        ordered.removeIf(entry -> entry.getKey().range().isEmpty());
        ordered.sort((one, other) -> Integer.compare(from(other.getKey()), from(one.getKey())));
        for (var entry : ordered) {
            Optional<Range> range = entry.getKey().range();
            if (range.isPresent() && !entry.getKey().text().equals(entry.getValue())) {
                text.replace(range.get().from(), range.get().to(), entry.getValue());
                changes.add(0, told(entry.getKey()) + " " + entry.getKey().text() + " -> " + entry.getValue());
            }
        }
        return text.toString();
    }

    private static int from(XmlElement element) {
        return element.range().map(Range::from).orElse(-1);
    }

    private String told(XmlElement element) {
        String owner = pom.owner(element);
        return owner.equals(pom.units().told(element.path()))
                ? owner
                : owner + " " + pom.units().told(element.name());
    }
}
