package dev.runproof.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    private static final String SETTINGS = "lab.faults, lab.shell, lab.omVersion, lab.nameservers, lab.tables,"
            + " lab.partitions, lab.replicas, lab.oldVersion, lab.targetVersion, lab.autoFailover, lab.shared,"
            + " lab.python, lab.engine, lab.regions, lab.https, lab.ha, lab.sourceVersion, lab.sameCmNodes, lab.omsVersionRow,"
            + " lab.dockerGroup, lab.language";

    private static final String SHA = "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void reads_hosts_with_all_that_was_said() throws IOException {
        var environment = read("""
                procedure: opengauss
                protected: true
                hosts:
                  - {name: n1, address: 192.0.2.1, port: 2201, user: omm, identity: keys/n1, password: login,
                     passphrase: "env:PHRASE", sudoPassword: login, jump: gate, roles: [upgrade-node],
                     hostKey: "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", endpoint: null}
                  - {name: n2, alias: second, roles: [node]}
                  - {name: gate, address: gate.example}
                variables:
                  opengauss.package: cm.tar.gz
                  opengauss.packageSha256: %s
                  opengauss.uploadDir: /srv/cm
                  opengauss.envFile: ~/.bashrc
                secrets:
                  login: prompt
                """.formatted(SHA));
        assertThat(environment.name()).isEqualTo("shop");
        assertThat(environment.protection()).isEqualTo(Protection.PROTECTED);
        assertThat(environment.makesLab()).isFalse();
        assertThat(environment.speed()).isEqualTo(1);
        var first = environment.hosts().get(0);
        assertThat(first.roles()).containsExactly("upgrade-node", "node");
        assertThat(first.identity()).contains(folder.resolve("keys/n1"));
        assertThat(first.password()).contains(new SecretReference("login", SecretReference.Kind.PROMPT, ""));
        assertThat(first.passphrase())
                .contains(new SecretReference("passphrase of host n1", SecretReference.Kind.ENV, "PHRASE"));
        assertThat(first.jump()).contains(new HostName("gate"));
        assertThat(first.endpoint()).isEmpty();
        assertThat(environment.withRole("node"))
                .extracting(host -> host.name().value())
                .containsExactly("n1", "n2");
        assertThat(environment.host(new HostName("n2")).flatMap(Host::alias)).contains("second");
        assertThat(environment.variable("opengauss.package"))
                .contains(folder.resolve("cm.tar.gz").toString());
        assertThat(environment.variable("opengauss.packageSha256")).contains(SHA.toLowerCase(Locale.ROOT));
        assertThat(environment.warnings()).isEmpty();
    }

    @Test
    void two_prompts_of_different_hosts_are_different_secrets() throws IOException {
        var environment = read("""
                procedure: mine/own.feature
                hosts:
                  - {name: n1, address: 192.0.2.1, password: prompt, roles: [anything]}
                  - {name: n2, address: 192.0.2.2, password: prompt, roles: [anything]}
                """);
        assertThat(environment.hosts().get(0).password())
                .isNotEqualTo(environment.hosts().get(1).password());
    }

    @Test
    void a_procedure_of_ones_own_chooses_its_roles_and_variables() throws IOException {
        var environment = read("""
                procedure: mine/own.feature
                hosts:
                  - {name: n1, address: 192.0.2.1, roles: [primary]}
                variables:
                  anything: "7"
                """);
        assertThat(environment.requiredVariable("anything")).isEqualTo("7");
        assertThatThrownBy(() -> environment.requiredVariable("other"))
                .hasMessage("[ENV] " + folder.resolve("shop.yaml")
                        + ": the variable other is missing; expected other below variables");
    }

    @Test
    void warns_when_the_digest_of_the_package_is_not_given() throws IOException {
        var environment = read(withHosts());
        assertThat(environment.warnings())
                .extracting(Problem::toString)
                .containsExactly(folder.resolve("shop.yaml")
                        + ": opengauss.packageSha256 is not given: without it only a .sha256 file beside the package can prove"
                        + " that it is the official one; expected a line below variables: opengauss.packageSha256:"
                        + " <the digest from the download page>");
        assertThat(environment.with(Map.of("opengauss.packageSha256", SHA)).warnings())
                .isEmpty();
    }

    @Test
    void says_where_each_value_came_from() throws IOException {
        var environment = read(withHosts()).with(Map.of("opengauss.uploadDir", "/data/cm"));
        Path file = folder.resolve("shop.yaml");
        assertThat(environment.effective())
                .extracting(EffectiveValue::toString)
                .containsExactly(
                        "procedure = opengauss  (" + file + ":1)",
                        "protected = false  (default)",
                        "hosts.n1.address = 192.0.2.1  (" + file + ":3)",
                        "hosts.n1.port = 22  (default)",
                        "hosts.n1.roles = upgrade-node, node  (" + file + ":3)",
                        "variables.opengauss.package = " + folder.resolve("cm.tar.gz") + "  (" + file + ":5)",
                        "variables.opengauss.uploadDir = /data/cm  (--set)",
                        "variables.opengauss.envFile = ~/.bashrc  (" + file + ":7)",
                        "secrets.sudo = command:pass …  (" + file + ":9)");
    }

    @Test
    void a_lab_brings_hosts_and_the_variables_that_nobody_gave() throws IOException {
        var environment = read("""
                procedure: opengauss
                lab: {kind: embedded, nodes: 1, speed: 20}
                variables: {opengauss.uploadDir: /elsewhere}
                """).with(Map.of("lab.speed", "50"));
        assertThat(environment.makesLab()).isTrue();
        var bound = environment.inLab(
                List.of(labHost("node1", Set.of("upgrade-node", "node"))),
                Services.NONE,
                Map.of(
                        "opengauss.package", "/lab/cm.tar.gz",
                        "opengauss.uploadDir", "/lab/upload",
                        "opengauss.envFile", "/lab/env"));
        assertThat(bound.makesLab()).isFalse();
        assertThat(bound.speed()).isEqualTo(50);
        assertThat(bound.origin("lab.speed")).isEqualTo(Origin.SET);
        assertThat(bound.variable("opengauss.uploadDir")).contains("/elsewhere");
        assertThat(bound.origin("variables.opengauss.package")).isEqualTo(Origin.LAB);
        assertThat(bound.effective())
                .filteredOn(value -> value.key().equals("hosts.node1.port"))
                .extracting(EffectiveValue::toString)
                .containsExactly("hosts.node1.port = 40022  (the lab)");
    }

    @Test
    void a_lab_brings_its_databases_and_consoles() throws IOException {
        var environment = read("procedure: oms-4.0.0\nlab: {kind: embedded, nodes: 2}\n");
        assertThat(environment.services()).isEqualTo(Services.NONE);
        var foreseen = environment.foreseen("omsadmin");
        assertThat(foreseen.services().databases())
                .extracting(database -> database.name().value())
                .containsExactly("metadb");
        assertThat(foreseen.services().consoles())
                .extracting(console -> console.name() + " " + console.browser())
                .containsExactly("console-node1 htmlunit", "console-node2 htmlunit");
        assertThat(foreseen.effective())
                .filteredOn(value -> value.key().equals("consoles.console-node1.user"))
                .extracting(EffectiveValue::toString)
                .containsExactly("consoles.console-node1.user = admin  (the lab)");
        assertThatThrownBy(() -> read("""
                        procedure: oms-4.0.0
                        lab: {kind: embedded, nodes: 2}
                        databases: [{name: metadb, address: db, user: oms, password: prompt}]
                        """))
                .isInstanceOf(EnvironmentRefused.class)
                .hasMessageContaining("shop.yaml:3: 'databases' is given, and the lab that is made brings its own");
    }

    @Test
    void refuses_a_lab_that_does_not_fit_the_procedure() throws IOException {
        var environment = read("procedure: opengauss\nlab: {kind: embedded}\n");
        assertThatThrownBy(() -> environment.inLab(List.of(labHost("node1", Set.of("node"))), Services.NONE, Map.of()))
                .isInstanceOf(EnvironmentRefused.class)
                .hasMessageContaining("no host has the role upgrade-node")
                .hasMessageContaining("the variable opengauss.envFile is missing");
    }

    @Test
    void an_environment_of_a_running_lab_keeps_its_speed() throws IOException {
        var environment = read(withHosts() + "lab: {kind: embedded, speed: 20}\n");
        assertThat(environment.makesLab()).isFalse();
        assertThat(environment.speed()).isEqualTo(20);
    }

    @Test
    void a_lab_takes_the_settings_of_its_product() throws IOException {
        var environment = read("""
                procedure: openmldb
                lab: {kind: embedded, nameservers: 3, oldVersion: "0.8.5", shared: true, python: python3}
                """).with(Map.of("lab.tables", "4"));
        assertThat(environment.lab().orElseThrow().settings())
                .isEqualTo(Map.of(
                        "nameservers", "3",
                        "oldVersion", "0.8.5",
                        "shared", "true",
                        "python", "python3",
                        "tables", "4"));
        assertThat(environment.effective()).extracting(EffectiveValue::key).contains("lab.nameservers", "lab.tables");
    }

    @Test
    void a_lab_of_two_regions_is_foreseen_with_a_node_more() throws IOException {
        var environment = read("procedure: oms-4.2.9\nlab: {kind: embedded, nodes: 2, regions: 2}\n");
        var foreseen = environment.foreseen("omsadmin");
        assertThat(foreseen.hosts())
                .extracting(host -> host.name() + " " + host.roles())
                .containsExactly("node1 [node, backup, region1]", "node2 [node, region1]", "node3 [node, region2]");
        assertThat(foreseen.services().consoles()).hasSize(3);
    }

    @Test
    void a_lab_whose_upgrade_adds_https_is_foreseen_with_old_and_new_consoles() throws IOException {
        var environment = read("procedure: oms-4.0.0\nlab: {kind: embedded, nodes: 2, https: added}\n");
        var foreseen = environment.foreseen("omsadmin");
        assertThat(foreseen.services().consoles())
                .extracting(console -> console.name() + " " + console.url().getScheme() + " "
                        + console.certificate().isPresent())
                .containsExactly(
                        "console-node1 https true",
                        "console-node2 https true",
                        "old-console-node1 http false",
                        "old-console-node2 http false");
        assertThat(foreseen.variable("oms.newCertificate")).contains("/data/oms/https_crt");
        assertThat(foreseen.variable("oms.newKey")).contains("/data/oms/https_key");
        assertThat(read("procedure: oms-4.0.0\nlab: {kind: embedded, nodes: 2}\n")
                        .foreseen("omsadmin")
                        .variable("oms.newKey"))
                .isEmpty();
    }

    @Test
    void the_settings_of_a_lab_are_true_or_false_or_on_or_off_on_the_command_line() throws IOException {
        var environment = read("procedure: oms-4.0.0\nlab: {kind: embedded, nodes: 2, ha: true, https: false}\n");
        assertThat(environment
                        .with(Map.of("lab.ha", "off", "lab.https", "on"))
                        .lab()
                        .orElseThrow()
                        .settings())
                .isEqualTo(Map.of("ha", "false", "https", "true"));
        assertThat(environment
                        .with(Map.of("lab.https", "added"))
                        .lab()
                        .orElseThrow()
                        .settings())
                .containsEntry("https", "added");
        assertThatThrownBy(() -> environment.with(Map.of("lab.https", "later")))
                .hasMessage("[ENV] --set: lab.https is 'later'; expected true, false or added");
        assertThatThrownBy(() -> read("procedure: oms-4.0.0\nlab:\n  kind: embedded\n  https: on\n"))
                .hasMessageContaining(":4: https in lab is on")
                .hasMessageContaining("expected true, false or added, without quotes");
    }

    @Test
    void refuses_to_set_what_does_not_exist_or_does_not_fit() throws IOException {
        var environment = read(withHosts() + "lab: {kind: embedded}\n");
        assertThatThrownBy(() -> environment.with(Map.of("opengauss.upladDir", "/x")))
                .hasMessage("[ENV] --set: 'opengauss.upladDir' cannot be set; expected one of "
                        + String.join(
                                ", ",
                                ProcedureNeeds.of("opengauss").orElseThrow().variableNames())
                        + ", lab.nodes, lab.zones, lab.speed, " + SETTINGS + "; did you mean 'opengauss.uploadDir'?");
        assertThatThrownBy(() -> environment.with(Map.of("lab.nodes", "twelve")))
                .hasMessage("[ENV] --set: lab.nodes is 'twelve'; expected a whole number from 1 to 9");
        assertThatThrownBy(() -> environment.with(Map.of("lab.size", "3")))
                .hasMessage("[ENV] --set: 'lab.size' cannot be set; expected one of lab.nodes, lab.zones, lab.speed, "
                        + SETTINGS);
        assertThatThrownBy(() -> environment.with(Map.of("lab.tables", "0")))
                .hasMessage("[ENV] --set: lab.tables is '0'; expected a whole number from 1 to 1000");
        assertThatThrownBy(() -> environment.with(Map.of("lab.shared", "perhaps")))
                .hasMessage("[ENV] --set: lab.shared is 'perhaps'; expected true or false");
        assertThatThrownBy(() -> environment.with(Map.of("lab.tabels", "4")))
                .hasMessageEndingWith("; did you mean 'lab.tables'?");
        assertThatThrownBy(() -> environment.with(Map.of("opengauss.envFile", "; rm")))
                .hasMessage("[ENV] --set: opengauss.envFile is '; rm'; expected an absolute path on the hosts, or one"
                        + " that begins with ~/, without blanks or shell characters");
    }

    private static Host labHost(String name, Set<String> roles) {
        return Host.ofLab(
                new HostName(name), "127.0.0.1", 40022, "omm", Path.of("/lab/key"), "ssh-ed25519 AAAA", roles);
    }

    private static String withHosts() {
        return """
                procedure: opengauss
                hosts:
                  - {name: n1, address: 192.0.2.1, roles: [upgrade-node]}
                variables:
                  opengauss.package: cm.tar.gz
                  opengauss.uploadDir: /srv/cm
                  opengauss.envFile: ~/.bashrc
                secrets:
                  sudo: command:pass show staging/omm
                """;
    }

    private Environment read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("shop.yaml"), text);
        return new EnvironmentReader(file).read();
    }
}
