package dev.runproof.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.model.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentProblemsTest {
    private static final String VARIABLES = """
            variables:
              opengauss.package: cm.tar.gz
              opengauss.uploadDir: /srv/cm
              opengauss.envFile: ~/.bashrc
            """;

    private static final String KNOWN =
            String.join(", ", ProcedureNeeds.of("opengauss").orElseThrow().variableNames());

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("shop.yaml");
    }

    static Stream<Arguments> one_problem_each() {
        return Stream.of(
                fault(
                        "procedure: opengauss\nlab: {kind: embedded}\nhots: []\n",
                        ":3: unknown key 'hots'; expected one of procedure, protected, lab, hosts, databases, consoles,"
                                + " variables, secrets;"
                                + " did you mean 'hosts'?"),
                fault(
                        "lab: {kind: embedded}\n",
                        ":1: 'procedure' is missing; expected the name of a procedure, or the path of a feature"),
                fault(
                        "procedure: opengaus\nlab: {kind: embedded}\n",
                        ":1: there is no procedure 'opengaus'; a procedure of your own is named by the path of its feature;"
                                + " expected one of opengauss, openmldb, oms-3.3.0, oms-4.0.0, oms-4.2.9; did you mean 'opengauss'?"),
                fault(
                        "procedure: opengauss\n",
                        ": neither 'lab' nor 'hosts' is given; expected hosts that exist, or a lab that makes them"),
                fault(
                        "procedure: opengauss\nlab: {kind: embedded}\nlab: {kind: embedded}\n",
                        ":3: 'lab' is given a second time, first in line 2; expected each key once"),
                fault(
                        "procedure: opengauss\nprotected: no\nlab: {kind: embedded}\n",
                        ":2: protected is no; expected true or false, without quotes"),
                fault(
                        "procedure: opengauss\nprotected: \"true\"\nlab: {kind: embedded}\n",
                        ":2: protected is 'true'; expected true or false, without quotes"),
                fault(
                        "procedure: opengauss\nlab: embedded\n",
                        ":2: lab is 'embedded'; expected keys with values: kind, nodes, zones, speed, faults, shell,"
                                + " omVersion, nameservers, tables, partitions, replicas, oldVersion, targetVersion, autoFailover,"
                                + " shared, python, engine, regions, https, ha, sourceVersion, sameCmNodes, omsVersionRow, dockerGroup,"
                                + " language"),
                fault(
                        "procedure: opengauss\nlab:\n  nodes: 3\n",
                        ":3: 'kind' is missing in lab; expected one of embedded, containers"),
                fault(
                        "procedure: opengauss\nlab:\n  kind: embeded\n",
                        ":3: unknown kind 'embeded' in lab; expected one of embedded, containers; did you mean 'embedded'?"),
                fault(
                        "procedure: opengauss\nlab:\n  kind: embedded\n  nodes: 10\n",
                        ":4: nodes in lab is 10; expected a whole number from 1 to 9, without quotes"),
                fault(
                        "procedure: opengauss\nlab:\n  kind: embedded\n  speed: fast\n",
                        ":4: speed in lab is 'fast'; expected a number from 1 to 1000, without quotes"),
                fault(
                        "procedure: opengauss\nlab:\n  kind: embedded\n  omVersion: 6.0\n",
                        ":4: omVersion in lab is 6.0, which YAML reads as a number; expected quotes: \"6.0\""),
                fault(
                        "procedure: no\nlab: {kind: embedded}\n",
                        ":1: procedure is no, which YAML reads as false; expected quotes: \"no\""),
                fault(
                        "procedure:\nlab: {kind: embedded}\n",
                        ":1: procedure has no value; expected the name of a procedure, or the path of a feature"),
                fault(
                        "procedure: opengauss\nlab: {kind: embedded}\nvariables:\n  opengauss.expectedVersion: 6.0\n",
                        ":4: opengauss.expectedVersion in variables is 6.0, which YAML reads as a number; expected quotes: \"6.0\""),
                fault(
                        "procedure: opengauss\nlab: {kind: embedded}\nvariables:\n  opengauss.expectedVersion: 2026-01-02\n",
                        ":4: opengauss.expectedVersion in variables is 2026-01-02, which YAML reads as a date;"
                                + " expected quotes: \"2026-01-02\""),
                fault(
                        "procedure: opengauss\nlab: {kind: embedded}\nvariables:\n  opengauss:\n    package: x\n",
                        ":4: unknown variable 'opengauss' for the procedure opengauss; expected one of " + KNOWN,
                        ":5: opengauss in variables has keys of its own; expected names with texts:"
                                + " opengauss.uploadDir: /opt/software/cm_upgrade"),
                fault(
                        "procedure: opengauss\nlab: {kind: embedded}\nvariables:\n  opengauss.packageSha265: \"00\"\n",
                        ":4: unknown variable 'opengauss.packageSha265' for the procedure opengauss; expected one of "
                                + KNOWN + ";"
                                + " did you mean 'opengauss.packageSha256'?"),
                fault(
                        "procedure: opengauss\nlab: {kind: embedded}\nvariables:\n  opengauss.packageSha256: abc\n",
                        ":4: opengauss.packageSha256 is 'abc'; expected 64 hexadecimal digits"),
                fault(
                        "procedure: opengauss\nlab: {kind: embedded}\nvariables:\n  opengauss.uploadDir: cm\n",
                        ":4: opengauss.uploadDir is 'cm'; expected an absolute path on the hosts, or one that begins with ~/,"
                                + " without blanks or shell characters"),
                fault(
                        "procedure: opengauss\nlab: {kind: embedded}\nsecrets:\n  sudo: hunter2\n",
                        ":4: the secret 'sudo' is no reference; a password in plain text is not accepted; expected"
                                + " env:NAME, file:PATH, command:SHELL TEXT or prompt"),
                fault(
                        "procedure: opengauss\nlab: {kind: embedded}\nsecrets:\n  sudo: 123456\n",
                        ":4: sudo in secrets is not text for YAML; expected env:NAME, file:PATH, command:SHELL TEXT or prompt"),
                fault(
                        "procedure: opengauss\nlab:\n\tkind: embedded\n",
                        ":3: a tab in the line; expected blanks: YAML takes no tabs for indentation"),
                fault(
                        "procedure: opengauss\nlab: {kind: embedded\n",
                        ":3: YAML syntax: expected ',' or '}', but got <stream end>; expected 'key: value' with even indentation"),
                fault(
                        "procedure: opengauss\nlab: {kind: embedded}\n---\nprocedure: opengauss\n",
                        ":3: a second document begins with '---'; expected one environment in a file"),
                fault(
                        "- opengauss\n",
                        ":1: no keys at the top; expected 'key: value' lines:"
                                + " procedure, protected, lab, hosts, databases, consoles, variables, secrets"),
                fault(
                        "\n# nothing\n",
                        ": the file is empty; expected an environment: procedure, protected, lab, hosts, databases, consoles, variables, secrets"),
                fault("procedure: \"a\u0007b\"\n", ":1: a control character; expected printable text"),
                fault(
                        "procedure: opengauss\n? [a]\n: b\nlab: {kind: embedded}\n",
                        ":2: a key that is no word; expected a word before the colon"));
    }

    private static Arguments fault(String text, String... problems) {
        return Arguments.of(text, List.of(problems));
    }

    @ParameterizedTest
    @MethodSource("one_problem_each")
    void says_where_what_and_what_is_expected(String text, List<String> problems) {
        assertThat(problemsOf(text))
                .containsExactlyElementsOf(
                        problems.stream().map(problem -> file + problem).toList());
    }

    static Stream<Arguments> one_problem_of_a_host_each() {
        return Stream.of(
                fault(
                        "- {address: 192.0.2.1, roles: [upgrade-node]}\n",
                        ":3: 'name' is missing in host number 1; expected a name"),
                fault(
                        "- {name: a b, address: 192.0.2.1, roles: [upgrade-node]}\n",
                        ":3: name of this host is 'a b'; expected 1 to 63 letters, digits, '.', '_' or '-',"
                                + " the first a letter or digit"),
                fault(
                        "- {name: controller, address: 192.0.2.1, roles: [upgrade-node]}\n",
                        ":3: a host is named 'controller', which means the machine that Runproof runs on;"
                                + " expected another name"),
                fault(
                        "- {name: a, roles: [upgrade-node]}\n",
                        ":3: 'address' is missing in host a; expected an address, or an alias of the OpenSSH configuration"),
                fault(
                        "- {name: a, address: omm@192.0.2.1, roles: [upgrade-node]}\n",
                        ":3: address of host a is 'omm@192.0.2.1'; expected a name or number alone; account and port"
                                + " have keys of their own"),
                fault(
                        "- {name: a, address: 192.0.2.1, port: 70000, roles: [upgrade-node]}\n",
                        ":3: port in host a is 70000; expected a whole number from 1 to 65535, without quotes"),
                fault(
                        "- {name: a, address: 192.0.2.1, port: \"22\", roles: [upgrade-node]}\n",
                        ":3: port in host a is '22'; expected a whole number from 1 to 65535, without quotes"),
                fault(
                        "- {name: a, address: 192.0.2.1, port: 022, roles: [upgrade-node]}\n",
                        ":3: port in host a is 022; expected a whole number from 1 to 65535, without quotes"),
                fault(
                        "- {name: a, address: 192.0.2.1, prot: 22, roles: [upgrade-node]}\n",
                        ":3: unknown key 'prot' in host a; expected one of name, address, port, user, identity, password,"
                                + " passphrase, sudoPassword, jump, alias, roles, hostKey, endpoint, container,"
                                + " image, environment, credentials, start; did you mean 'port'?"),
                fault(
                        "- {name: a, address: 192.0.2.1, password: hunter2, roles: [upgrade-node]}\n",
                        ":3: password of host a is neither the name of a secret nor a reference; a password in plain"
                                + " text is not accepted; expected env:NAME, file:PATH, command:SHELL TEXT or prompt"),
                fault(
                        "- {name: a, address: 192.0.2.1, password: 4711, roles: [upgrade-node]}\n",
                        ":3: password in host a is not text for YAML; expected the name of a secret below secrets, or"
                                + " env:NAME, file:PATH, command:SHELL TEXT or prompt"),
                fault(
                        "- {name: a, address: 192.0.2.1, roles: upgrade-node}\n",
                        ":3: roles in host a is 'upgrade-node'; expected a list of roles: [node]",
                        ":2: no host has the role upgrade-node; expected it on exactly one host: the node on which the"
                                + " upgrade tool is started",
                        ":2: no host has the role node; expected it on at least one host: a node of the cluster"),
                fault(
                        "- {name: a, address: 192.0.2.1, roles: [upgrade-nod]}\n",
                        ":2: no host has the role upgrade-node; expected it on exactly one host: the node on which the"
                                + " upgrade tool is started",
                        ":2: no host has the role node; expected it on at least one host: a node of the cluster",
                        ":3: unknown role 'upgrade-nod' of host a for the procedure opengauss; expected one of"
                                + " upgrade-node, node; did you mean 'upgrade-node'?"),
                fault(
                        "- {name: a, address: 192.0.2.1, roles: [node]}\n",
                        ":2: no host has the role upgrade-node; expected it on exactly one host: the node on which the"
                                + " upgrade tool is started"),
                fault(
                        "- {name: a, address: 192.0.2.1, roles: [upgrade-node]}\n- {name: b, address: 192.0.2.2, roles: [upgrade-node]}\n",
                        ":2: 2 hosts have the role upgrade-node; expected it on exactly one host: the node on which the"
                                + " upgrade tool is started"),
                fault(
                        "- {name: a, address: 192.0.2.1, roles: [upgrade-node]}\n- {name: a, address: 192.0.2.2, roles: [node]}\n",
                        ":4: a second host is named 'a', the first stands in line 3; expected each name once"),
                fault(
                        "- {name: a, address: 192.0.2.1, roles: [upgrade-node]}\n- {name: b, address: 192.0.2.1, port: 22, roles: [node]}\n",
                        ":4: b and a are the same machine: 192.0.2.1 port 22; expected an address of its own for each host"),
                fault(
                        "- {name: a, address: 192.0.2.1, roles: [upgrade-node]}\n- {name: b, address: 192.0.2.2}\n",
                        ":4: host b has no role, and no host jumps through it; expected a list of roles: [node]"),
                fault(
                        "- {name: a, address: 192.0.2.1, jump: gat, roles: [upgrade-node]}\n- {name: gate, address: 192.0.2.2, roles: []}\n",
                        ":3: the jump host 'gat' of a is not in this file; expected one of a, gate; did you mean 'gate'?"),
                fault(
                        "- {name: a, address: 192.0.2.1, jump: b, roles: [upgrade-node]}\n- {name: b, address: 192.0.2.2, jump: a}\n",
                        ":3: a jumps through itself: a -> b -> a; expected a way that ends at a host without jump",
                        ":4: b jumps through itself: b -> a -> b; expected a way that ends at a host without jump"),
                fault(
                        "- {name: a, address: 192.0.2.1, hostKey: yes-it-is, roles: [upgrade-node]}\n",
                        ":3: hostKey of host a is not a public key; expected 'ssh-ed25519 AAAA…' or 'SHA256:…'"),
                fault(
                        "- a\n",
                        ":3: an entry of 'hosts' without keys; expected a list, an entry per line begun with '-', each with"
                                + " keys: name, address, port, user, identity, password, passphrase, sudoPassword, jump,"
                                + " alias, roles, hostKey, endpoint, container, image, environment, credentials, start"));
    }

    @ParameterizedTest
    @MethodSource("one_problem_of_a_host_each")
    void says_what_is_wrong_with_a_host(String hosts, List<String> problems) {
        String text = "procedure: opengauss\nhosts:\n" + hosts + VARIABLES;
        assertThat(problemsOf(text))
                .containsExactlyInAnyOrderElementsOf(
                        problems.stream().map(problem -> file + problem).toList());
    }

    @Test
    void refuses_an_empty_list_of_hosts() {
        assertThat(problemsOf("procedure: opengauss\nhosts: []\n" + VARIABLES))
                .contains(
                        file + ":2: 'hosts' is an empty list; expected at least one host, or no key 'hosts' where a lab"
                                + " makes them");
    }

    @Test
    void names_the_variables_that_are_missing_with_an_example() {
        var text = """
                procedure: opengauss
                hosts:
                - {name: a, address: 192.0.2.1, roles: [upgrade-node]}
                variables:
                  opengauss.package: cm.tar.gz
                """;
        assertThat(problemsOf(text))
                .containsExactly(
                        file
                                + ":4: the variable opengauss.uploadDir is missing (the package directory on the upgrade node);"
                                + " expected a line below variables: opengauss.uploadDir: /opt/software/cm_upgrade",
                        file
                                + ":4: the variable opengauss.envFile is missing (the file that sets GAUSSHOME and PGHOST for the"
                                + " cluster user); expected a line below variables: opengauss.envFile: ~/.bashrc");
    }

    @Test
    void names_a_host_that_a_variable_means_and_that_is_not_there() {
        var text = "procedure: opengauss\nhosts:\n- {name: dn1, address: 192.0.2.1, roles: [upgrade-node]}\n"
                + VARIABLES + "  opengauss.newNodes: dn1, dm1\n";
        assertThat(problemsOf(text))
                .containsExactly(file + ":8: opengauss.newNodes names the host 'dm1', which is not in this environment;"
                        + " expected dn1; did you mean 'dn1'?");
    }

    @Test
    void tells_all_problems_at_once_with_their_number_and_status_78() throws IOException {
        Files.writeString(file, "procedure: opengauss\nprotectd: true\nlab:\n  kind: embedded\n  nodes: 0\n");
        var refused = catchThrowableOfType(EnvironmentRefused.class, () -> new EnvironmentReader(file).read());
        assertThat(refused.getMessage())
                .isEqualTo("[ENV] 2 problems\n"
                        + "  " + file
                        + ":2: unknown key 'protectd'; expected one of procedure, protected, lab, hosts, databases,"
                        + " consoles, variables, secrets; did you mean 'protected'?\n"
                        + "  " + file + ":5: nodes in lab is 0; expected a whole number from 1 to 9, without quotes");
        assertThat(refused.status()).isEqualTo(ExitStatus.ENVIRONMENT);
        assertThat(refused.next()).containsExactly("mend " + file + " and give the command again");
    }

    @Test
    void never_repeats_what_may_be_a_password() {
        var problems = problemsOf("""
                procedure: opengauss
                secrets: {sudo: hunter2}
                hosts:
                - {name: a, address: 192.0.2.1, password: hunter2, sudoPassword: [hunter2], passphrase: {x: hunter2}}
                variables: {}
                """);
        assertThat(problems).hasSizeGreaterThan(3).noneMatch(problem -> problem.contains("hunter2"));
    }

    @Test
    void says_that_a_file_is_missing() {
        assertThat(messageOf()).isEqualTo("[ENV] " + file + ": there is no such file; expected an environment file");
    }

    @Test
    void says_that_a_folder_is_no_file() throws IOException {
        Files.createDirectory(file);
        assertThat(messageOf()).isEqualTo("[ENV] " + file + ": not a file; expected an environment file");
    }

    @Test
    void says_that_a_file_is_no_text() throws IOException {
        Files.write(file, "procedure: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(messageOf()).isEqualTo("[ENV] " + file + ": the file is not UTF-8 text; expected UTF-8 text");
    }

    private String messageOf() {
        return catchThrowableOfType(EnvironmentRefused.class, () -> new EnvironmentReader(file).read())
                .getMessage();
    }

    private List<String> problemsOf(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return catchThrowableOfType(EnvironmentRefused.class, () -> new EnvironmentReader(file).read())
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void a_file_that_is_not_there_is_looked_for_among_those_that_are() {
        var refused = catchThrowableOfType(
                EnvironmentRefused.class, () -> new EnvironmentReader(file.resolveSibling("none.yaml")).read());
        assertThat(refused).hasMessageContaining("none.yaml: there is no such file");
        assertThat(refused.next()).containsExactly("runproof list");
    }
}
