package dev.runproof.product.openmldb.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pom file: its dependencies wherever they stand, its properties and their uses. */
record Pom(XmlUnits units, XmlElement project) {
    private static final Pattern USE = Pattern.compile("\\$\\{([^}]*)\\}");
    private static final int DEEPEST = 20;

    /** @throws dev.runproof.model.OutputFormatException when it is no pom file */
    static Pom read(byte[] file) {
        XmlUnits units = XmlUnits.of(file);
        XmlElement project = XmlReader.read(units);
        if (!project.name().equals("project")) {
            throw XmlElement.refused(1, project.name(), "expected the element project");
        }
        return new Pom(units, project);
    }

    /** All dependencies, those that are managed and those of profiles and plugins too. */
    List<XmlElement> dependencies() {
        return project.all().stream()
                .filter(element -> element.name().equals("dependency") && element.isBelow("dependencies"))
                .toList();
    }

    /** True for one below {@code dependencyManagement}: it only says which version others have. */
    static boolean managed(XmlElement dependency) {
        return dependency
                .parent()
                .flatMap(XmlElement::parent)
                .filter(element -> element.name().equals("dependencyManagement"))
                .isPresent();
    }

    /** The definitions of a property, of the project and of its profiles. */
    List<XmlElement> definitions(String property) {
        return project.all().stream()
                .filter(element -> element.name().equals("properties"))
                .filter(element -> element.parent()
                        .filter(it -> it == project || it.name().equals("profile"))
                        .isPresent())
                .flatMap(element -> element.children(property).stream())
                .toList();
    }

    /** The elements that name a property in their text or attributes. */
    List<XmlElement> uses(String property) {
        return project.all().stream().filter(element -> element.names(property)).toList();
    }

    /** The properties that a text names, in their order. */
    static List<String> named(String text) {
        var named = new ArrayList<String>();
        Matcher use = USE.matcher(text);
        while (use.find()) {
            named.add(use.group(1));
        }
        return named;
    }

    /** The text with the project's own properties in place of their uses; others stay as they are. */
    String resolved(String text) {
        String resolved = text;
        for (int depth = 0; depth < DEEPEST && resolved.contains("${"); depth++) {
            String next = USE.matcher(resolved)
                    .replaceAll(
                            use -> Matcher.quoteReplacement(value(use.group(1)).orElse(use.group())));
            if (next.equals(resolved)) {
                return resolved;
            }
            resolved = next;
        }
        return resolved;
    }

    private Optional<String> value(String property) {
        return switch (property) {
            case "project.version", "pom.version", "version" ->
                Optional.of(project.textOf("version")).filter(version -> !version.isEmpty());
            case "project.groupId", "pom.groupId", "groupId" ->
                Optional.of(project.textOf("groupId")).filter(group -> !group.isEmpty());
            case "project.parent.version" -> project.child("parent").map(parent -> parent.textOf("version"));
            default -> definitions(property).stream().findFirst().map(XmlElement::text);
        };
    }

    /** Whom an element belongs to: the artifact that it is a part of, else its place. */
    String owner(XmlElement element) {
        Optional<XmlElement> at = Optional.of(element);
        while (at.isPresent()) {
            String artifact = at.get().textOf("artifactId");
            if (!artifact.isEmpty() && at.get() != project) {
                String group = at.get().textOf("groupId");
                return units.told(resolved(group.isEmpty() ? artifact : group + ":" + artifact));
            }
            at = at.get().parent();
        }
        return units.told(element.path());
    }
}
