package dev.runproof.lab.openmldb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A pom file with its parents, as far as versions of dependencies hang on them.
 *
 * @param properties of the file and its parents, the file's own winning
 * @param managed versions by {@code group:artifact}, unresolved
 * @param dependencies as they stand in the file and its parents
 */
record PomFile(Map<String, String> properties, Map<String, String> managed, List<Dependency> dependencies) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");
    private static final int DEEPEST = 10;

    /** A dependency; the version is empty where the management gives it. */
    record Dependency(String group, String artifact, String version, String scope) {
        String key() {
            return group + ":" + artifact;
        }
    }

    /** @throws IOException when a file cannot be read or is no XML */
    static PomFile read(Path file) throws IOException {
        return read(file, 0);
    }

    private static PomFile read(Path file, int depth) throws IOException {
        Element project = parse(file);
        var properties = new LinkedHashMap<String, String>();
        var managed = new LinkedHashMap<String, String>();
        var dependencies = new ArrayList<Dependency>();
        Optional<Element> parent = child(project, "parent");
        if (parent.isPresent() && depth < DEEPEST) {
            Path above = file.resolveSibling(child(parent.get(), "relativePath")
                            .map(PomFile::text)
                            .orElse("../pom.xml"))
                    .normalize();
            Path place = Files.isDirectory(above) ? above.resolve("pom.xml") : above;
            if (Files.isRegularFile(place)) {
                var inherited = read(place, depth + 1);
                properties.putAll(inherited.properties());
                managed.putAll(inherited.managed());
                dependencies.addAll(inherited.dependencies());
            }
        }
        child(project, "properties")
                .ifPresent(all -> children(all).forEach(each -> properties.put(each.getTagName(), text(each))));
        child(project, "version")
                .or(() -> parent.flatMap(it -> child(it, "version")))
                .ifPresent(version -> properties.put("project.version", text(version)));
        child(project, "dependencyManagement")
                .flatMap(management -> child(management, "dependencies"))
                .ifPresent(all -> dependencies(all).forEach(each -> managed.put(each.key(), each.version())));
        child(project, "dependencies").map(PomFile::dependencies).ifPresent(dependencies::addAll);
        return new PomFile(properties, managed, dependencies);
    }

    private static List<Dependency> dependencies(Element list) {
        return children(list).stream()
                .map(each -> new Dependency(
                        value(each, "groupId"),
                        value(each, "artifactId"),
                        value(each, "version"),
                        value(each, "scope")))
                .toList();
    }

    /** The version that holds for a dependency, with its references put in; empty when there is none. */
    String version(Dependency dependency) {
        String named =
                dependency.version().isEmpty() ? managed.getOrDefault(dependency.key(), "") : dependency.version();
        return resolved(named, 0);
    }

    String resolved(String text, int depth) {
        if (depth > DEEPEST) {
            return text;
        }
        String next = REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(properties.getOrDefault(found.group(1), found.group())));
        return next.equals(text) ? text : resolved(next, depth + 1);
    }

    private static Element parse(Path file) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(file.toFile()).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<Element> child(Element element, String name) {
        return children(element).stream()
                .filter(each -> each.getTagName().equals(name))
                .findFirst();
    }

    private static List<Element> children(Element element) {
        var list = new ArrayList<Element>();
        var nodes = element.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element each) {
                list.add(each);
            }
        }
        return list;
    }

    private static String value(Element element, String name) {
        return child(element, name).map(PomFile::text).orElse("");
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }
}
