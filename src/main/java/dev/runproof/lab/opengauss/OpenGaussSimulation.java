package dev.runproof.lab.opengauss;

import dev.runproof.lab.ProductModel;
import dev.runproof.lab.Simulation;
import dev.runproof.lab.opengauss.text.OmVersion;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The openGauss simulation as labs find it; its options are {@code zones} and {@code om-version}. */
public final class OpenGaussSimulation implements Simulation {
    private static final Set<String> OPTIONS = Set.of("zones", "om-version");

    @Override
    public String product() {
        return "opengauss";
    }

    @Override
    public Account clusterUser() {
        return new Account(Node.OWNER.user(), Node.OWNER.group());
    }

    @Override
    public Optional<String> smallFileSystem() {
        return Optional.of("/opt/software");
    }

    @Override
    public ProductModel model(Settings settings) {
        var unknown = new TreeSet<>(settings.options().keySet());
        unknown.removeAll(OPTIONS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("an openGauss lab has no option " + String.join(", ", unknown)
                    + "; it has " + String.join(", ", new TreeSet<>(OPTIONS)));
        }
        String release = settings.option("om-version", OmVersion.V6_0_0.printed());
        OmVersion om = OmVersion.of(release)
                .orElseThrow(() -> new IllegalArgumentException("there is no operation manager " + release
                        + " to simulate; there are "
                        + Arrays.stream(OmVersion.values())
                                .map(OmVersion::printed)
                                .collect(Collectors.joining(", "))));
        return new OpenGaussModel(OpenGaussSettings.standard(settings.directory())
                .withOm(om)
                .withZones(zones(settings.option("zones", "1"))));
    }

    private static int zones(String text) {
        if (!text.equals("1") && !text.equals("2")) {
            throw new IllegalArgumentException("a lab has 1 or 2 zones, not " + text);
        }
        return Integer.parseInt(text);
    }
}
