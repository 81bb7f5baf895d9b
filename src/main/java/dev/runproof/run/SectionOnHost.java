package dev.runproof.run;

import dev.runproof.model.HostName;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import io.cucumber.plugin.event.Location;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A section of a repeated rule, for one host. */
record SectionOnHost(Pickle section, HostName host) implements Pickle {
    @Override
    public String getName() {
        return host + ": " + section.getName();
    }

    @Override
    public List<String> getTags() {
        return Stream.concat(
                        section.getTags().stream()
                                .filter(tag ->
                                        !tag.startsWith(Repeated.EACH) && !tag.startsWith(Repeated.EACH_BACKWARDS)),
                        Stream.of(Repeated.ON + host))
                .toList();
    }

    @Override
    public String getKeyword() {
        return section.getKeyword();
    }

    @Override
    public String getLanguage() {
        return section.getLanguage();
    }

    @Override
    public Location getLocation() {
        return section.getLocation();
    }

    @Override
    public Location getScenarioLocation() {
        return section.getScenarioLocation();
    }

    @Override
    public Optional<Location> getRuleLocation() {
        return section.getRuleLocation();
    }

    @Override
    public Optional<Location> getFeatureLocation() {
        return section.getFeatureLocation();
    }

    @Override
    public Optional<Location> getExamplesLocation() {
        return section.getExamplesLocation();
    }

    @Override
    public List<Step> getSteps() {
        return section.getSteps();
    }

    @Override
    public URI getUri() {
        return section.getUri();
    }

    @Override
    public String getId() {
        return section.getId() + "-" + host;
    }
}
