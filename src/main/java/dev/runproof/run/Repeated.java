package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.plugin.event.Location;
import io.cucumber.plugin.event.Node;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A feature in which every rule with a tag {@code @each:ROLE} stands once for each host of that role, one host after the
 * other, in the order of the environment; {@code @each-backwards:ROLE} takes the last host first.
 *
 * <p>All sections of the rule are done for one host before the next host's turn comes.
 */
final class Repeated implements io.cucumber.core.gherkin.Feature {
    /** Says in the tags of a repeated section which host it is about. */
    static final String ON = "@on:";

    static final String EACH = "@each:";
    static final String EACH_BACKWARDS = "@each-backwards:";

    private final io.cucumber.core.gherkin.Feature feature;
    private final Environment environment;

    Repeated(io.cucumber.core.gherkin.Feature feature, Environment environment) {
        this.feature = feature;
        this.environment = environment;
    }

    @Override
    public List<Pickle> getPickles() {
        var all = new ArrayList<Pickle>();
        var rule = new ArrayList<Pickle>();
        for (Pickle pickle : feature.getPickles()) {
            if (!rule.isEmpty() && !rule.get(0).getRuleLocation().equals(pickle.getRuleLocation())) {
                all.addAll(unrolled(rule));
                rule.clear();
            }
            rule.add(pickle);
        }
        all.addAll(unrolled(rule));
        return List.copyOf(all);
    }

    /** The sections of one rule, or sections that stand in no rule. */
    private List<Pickle> unrolled(List<Pickle> sections) {
        if (sections.isEmpty() || sections.get(0).getRuleLocation().isEmpty()) {
            return List.copyOf(sections);
        }
        List<String> tags = sections.get(0).getTags();
        Optional<String> forwards = value(tags, EACH);
        Optional<String> backwards = value(tags, EACH_BACKWARDS);
        if (forwards.isEmpty() && backwards.isEmpty()) {
            return List.copyOf(sections);
        }
        var hosts = new ArrayList<Host>(
                environment.withRole(forwards.or(() -> backwards).orElseThrow()));
        if (backwards.isPresent()) {
            Collections.reverse(hosts);
        }
        return hosts.stream()
                .flatMap(host -> sections.stream().<Pickle>map(section -> new SectionOnHost(section, host.name())))
                .toList();
    }

    private static Optional<String> value(List<String> tags, String prefix) {
        return tags.stream()
                .filter(tag -> tag.startsWith(prefix))
                .map(tag -> tag.substring(prefix.length()))
                .findFirst();
    }

    @Override
    public Pickle getPickleAt(Node node) {
        return feature.getPickleAt(node);
    }

    @Override
    public String getSource() {
        return feature.getSource();
    }

    @Override
    public Iterable<?> getParseEvents() {
        return feature.getParseEvents();
    }

    @Override
    public Collection<Node> elements() {
        return feature.elements();
    }

    @Override
    public URI getUri() {
        return feature.getUri();
    }

    @Override
    public Location getLocation() {
        return feature.getLocation();
    }

    @Override
    public Optional<String> getKeyword() {
        return feature.getKeyword();
    }

    @Override
    public Optional<String> getName() {
        return feature.getName();
    }

    @Override
    public Optional<Node> getParent() {
        return feature.getParent();
    }
}
