package dev.runproof.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosts that are containers, and those that a lab makes of images. */
class ImageHostsTest {
    private static final String LAB = "procedure: own.feature\nlab: {kind: containers}\nhosts:\n";

    @TempDir
    private Path folder;

    private Environment read(String text) throws IOException {
        return new EnvironmentReader(Files.writeString(folder.resolve("shop.yaml"), text)).read();
    }

    @Test
    void are_read_with_what_their_product_starts_with() throws IOException {
        Environment environment = read(LAB + """
                - name: db1
                  image: registry.example:5000/shop/db:1.2
                  user: omm
                  environment: {MODE: "primary"}
                  credentials: {root: word, other: "env:OTHER"}
                  start:
                  - product start
                  - product wait
                  roles: []
                secrets: {word: "file:word.txt"}
                """);

        assertThat(environment.makesLab()).isTrue();
        assertThat(environment.ofImages()).isTrue();
        ProductImage image = environment.hosts().get(0).image().orElseThrow();
        assertThat(image.name()).isEqualTo("registry.example:5000/shop/db:1.2");
        assertThat(image.environment()).isEqualTo(Map.of("MODE", "primary"));
        assertThat(image.credentials()).hasToString("{root=file:word.txt, other=env:OTHER}");
        assertThat(image.start()).containsExactly("product start", "product wait");
    }

    @Test
    void may_be_containers_that_are_there() throws IOException {
        Environment environment =
                read("procedure: own.feature\nhosts:\n- {name: db1, container: shop-db-1, roles: []}\n");

        assertThat(environment.makesLab()).isFalse();
        assertThat(environment.hosts().get(0).container()).contains("shop-db-1");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "procedure: own.feature\nhosts:\n- {name: a, image: \"x:1\", roles: []}\n",
                        ":2: hosts have images, which a lab of containers alone makes hosts of; expected kind: containers"
                                + " below lab"),
                Arguments.of(
                        "procedure: own.feature\nlab: {kind: containers, nodes: 3}\nhosts:\n"
                                + "- {name: a, image: \"x:1\", roles: []}\n",
                        ":2: 'nodes' is about simulated hosts, and these are made of images; expected hosts with images, or"
                                + " nodes of simulated ones"),
                Arguments.of(
                        LAB + "- {name: a, image: \"x:1\", roles: []}\n- {name: b, address: 192.0.2.1, roles: []}\n",
                        ":5: host b has no image, and a has one: a lab simulates its hosts or makes each of an image;"
                                + " expected an image for every host, or for none"),
                Arguments.of(
                        LAB + "- {name: a, image: \"x:1\", port: 22, roles: []}\n",
                        ":4: 'port' of host a has no effect beside 'image'; expected one way to a host"),
                Arguments.of(
                        LAB + "- {name: a, image: \"x y\", roles: []}\n",
                        ":4: image of host a is 'x y'; expected the name of an image, with its tag: mariadb:10.11"),
                Arguments.of(
                        LAB + "- {name: a, image: \"x:1\", credentials: {root: hunter2}, roles: []}\n",
                        ":4: root of host a is neither the name of a secret nor a reference; a password in plain text is not"
                                + " accepted; expected env:NAME, file:PATH, command:SHELL TEXT or prompt"),
                Arguments.of(
                        LAB + "- {name: a, image: \"x:1\", credentials: {root: prompt}, roles: []}\n",
                        ":4: root of host a would have to be asked for while the lab is made; expected env:NAME, file:PATH or"
                                + " command:SHELL TEXT"),
                Arguments.of(
                        "procedure: own.feature\nhosts:\n- {name: a, address: 192.0.2.1, start: [x], roles: []}\n",
                        ":3: 'start' of host a has no image to belong to; expected an image"),
                Arguments.of(
                        "procedure: own.feature\nhosts:\n- {name: a, container: x, roles: []}\n"
                                + "- {name: b, container: x, roles: []}\n",
                        ":4: b and a are the same machine: container x; expected an address of its own for each host"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void are_refused_with_the_line_and_what_is_expected(String text, String problem) {
        var refused = catchThrowableOfType(EnvironmentRefused.class, () -> read(text));

        assertThat(refused.getMessage()).isEqualTo("[ENV] " + folder.resolve("shop.yaml") + problem);
    }

    @Test
    void take_no_setting_of_a_simulation_on_the_command_line() throws IOException {
        Environment environment = read(LAB + "- {name: a, image: \"x:1\", roles: []}\n");

        var refused = catchThrowableOfType(EnvironmentRefused.class, () -> environment.with(Map.of("lab.speed", "40")));

        assertThat(refused.getMessage())
                .contains("'lab.speed' is about simulated hosts, and these are made of images; expected lab.faults");
        assertThat(environment.with(Map.of("lab.faults", "LAB-HOST-STOPPED:a")).effective().stream()
                        .map(EffectiveValue::key)
                        .toList())
                .contains("lab.faults", "hosts.a.image")
                .doesNotContainAnyElementsOf(List.of("hosts.a.port", "hosts.a.address"));
    }
}
