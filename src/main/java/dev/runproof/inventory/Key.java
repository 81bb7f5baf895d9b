package dev.runproof.inventory;

import dev.runproof.inventory.Shape.Choice;
import dev.runproof.inventory.Shape.Confidential;
import dev.runproof.inventory.Shape.Decimal;
import dev.runproof.inventory.Shape.Flag;
import dev.runproof.inventory.Shape.FlagOr;
import dev.runproof.inventory.Shape.References;
import dev.runproof.inventory.Shape.Section;
import dev.runproof.inventory.Shape.Sections;
import dev.runproof.inventory.Shape.Text;
import dev.runproof.inventory.Shape.TextOrNull;
import dev.runproof.inventory.Shape.Texts;
import dev.runproof.inventory.Shape.Whole;
import dev.runproof.inventory.Shape.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A key of an environment file; the one table that reading, messages and the editors' schema are made of. */
record Key(String name, Need need, Shape shape, String meaning) {
    private static final Shape SECRET =
            new Confidential("the name of a secret below secrets, or " + SecretReference.FORMS);

    /** Settings of labs of one kind or product, which another lab refuses, and the faults of any. */
    static final List<Key> LAB_SETTINGS = List.of(
            optional(
                    "faults",
                    new Text("faults: SIM-CMS-DOWN:node2@OG-9 SIM-NOISE"),
                    "Planted once the lab is up: FAULT, FAULT:HOST, FAULT@STEP or FAULT:HOST@STEP, blanks between."),
            optional(
                    "shell",
                    new Choice(List.of("bash", "dash", "busybox")),
                    "Containers: login shell of the hosts' accounts; bash by default."),
            optional("omVersion", new Text("a version in quotes"), "openGauss: version of the operation manager."),
            optional("nameservers", new Whole(1, 3), "OpenMLDB: nameservers; 2 by default."),
            optional("tables", new Whole(1, 1000), "OpenMLDB: tables of the user; 2 by default."),
            optional("partitions", new Whole(1, 64), "OpenMLDB: partitions of each table; 2 by default."),
            optional("replicas", new Whole(1, 9), "OpenMLDB: replicas of each partition; 3 by default."),
            optional("oldVersion", new Text("a version in quotes"), "OpenMLDB: release that runs; 0.9.0 by default."),
            optional(
                    "targetVersion",
                    new Text("a version in quotes"),
                    "OpenMLDB: release of the new package; 0.9.2 by default."),
            optional("autoFailover", new Flag(), "OpenMLDB: value of auto_failover; true by default."),
            optional(
                    "shared",
                    new Flag(),
                    "OpenMLDB: whether a nameserver, a tablet and the apiserver share one directory; false by default."),
            optional(
                    "python",
                    new Choice(List.of("both", "python", "python3", "none")),
                    "OpenMLDB: interpreters of the hosts; both by default."),
            optional(
                    "engine",
                    new Choice(List.of("real", "nested", "simulated")),
                    "OMS in containers: what docker of the hosts asks; nested: an engine inside of each host. Simulated by"
                            + " default."),
            optional("regions", new Whole(1, 2), "OMS: regions; 1 by default. The last node alone is the second."),
            optional(
                    "https",
                    new FlagOr("added"),
                    "OMS: whether the consoles speak HTTPS; added: only the new ones do. False by default."),
            optional("ha", new Flag(), "OMS: whether high availability is on; true by default."),
            optional("sourceVersion", new Text("a version in quotes"), "OMS: version that runs."),
            optional(
                    "sameCmNodes",
                    new Flag(),
                    "OMS: whether the nodes of a region have the same cm_nodes; true by default."),
            optional(
                    "omsVersionRow",
                    new Flag(),
                    "OMS: whether rm.oms_version names the version that runs; true by default."),
            optional("dockerGroup", new Flag(), "OMS: whether docker needs no sudo on the hosts; false by default."),
            optional("language", new Choice(List.of("zh", "en")), "OMS: language of docker_init.sh; zh by default."));

    static final List<Key> LAB = Stream.concat(
                    Stream.of(
                            required(
                                    "kind",
                                    new Choice(List.of("embedded", "containers")),
                                    "How the hosts of the lab come to exist."),
                            optional("nodes", new Whole(1, Lab.MOST_NODES), "Number of simulated hosts; 3 by default."),
                            optional(
                                    "zones",
                                    new Whole(1, Lab.MOST_ZONES),
                                    "Availability zones of the hosts; 1 by default."),
                            optional(
                                    "speed",
                                    new Decimal(1, (int) Lab.FASTEST),
                                    "How many times faster than the wall clock lab time runs; 1 by default.")),
                    LAB_SETTINGS.stream())
            .toList();

    static final List<Key> HOST = List.of(
            required("name", new Text("a name"), "Name of the host here and, for a cluster's node, in its cluster."),
            optional("address", new Text("a name or number to connect to"), "Needed unless an alias is given."),
            optional("port", new Whole(1, 65535), "Port of the SSH server; 22 by default."),
            optional("user", new Text("an account"), "Account that logs in: the owner of the product's installation."),
            optional("identity", new Text("the path of a private key"), "Relative to this file's folder, or with ~."),
            optional("password", SECRET, "Login password: a secret's name or a reference."),
            optional("passphrase", SECRET, "Opens the private key file: a secret's name or a reference."),
            optional("sudoPassword", SECRET, "What sudo asks for: a secret's name or a reference."),
            optional(
                    "jump",
                    new Text("the name of another host"),
                    "Host of this file that the connection goes through."),
            optional("alias", new Text("a Host of the OpenSSH configuration"), "Fills in what is not given here."),
            optional("roles", new Words("a list of roles: [node]"), "What the host does in the cluster."),
            optional(
                    "hostKey",
                    new Text("'ssh-ed25519 AAAA…' or 'SHA256:…'"),
                    "Key the host must show; else known_hosts decides."),
            optional("endpoint", new TextOrNull("a service address, or null"), "Address of the service, for people."),
            optional(
                    "container",
                    new Text("the name of a container"),
                    "In place of an address: a container of this machine's engine, entered without SSH."),
            optional(
                    "image",
                    new Text("the name of an image, with its tag: mariadb:10.11"),
                    "In place of an address, in a lab of containers: the real product that the lab makes this host of."),
            optional(
                    "environment",
                    new Texts("names with texts: MARIADB_DATABASE: shop"),
                    "Of an image: plain variables of its container."),
            optional(
                    "credentials",
                    new Texts("names with secrets: root: env:ROOT_PASSWORD"),
                    "Of an image: secrets, each in a file /run/secrets/NAME of its container."),
            optional(
                    "start",
                    new Words("a list of shell texts"),
                    "Of an image: run in its container once it is up, in their order."));

    static final List<Key> DATABASE = List.of(
            required("name", new Text("a name"), "What plan and report call it."),
            required("address", new Text("a name or number to connect to"), "Where the server listens."),
            optional("port", new Whole(1, 65535), "Port of the server; 3306 by default."),
            required(
                    "user",
                    new Text("a user: root@oms#ob"),
                    "As it is sent to the server, tenant and cluster included."),
            required("password", SECRET, "A secret's name or a reference."),
            optional("tls", new Choice(DatabaseServer.TLS), "How the connection is encrypted; preferred by default."),
            optional("authority", new Text("the path of a PEM file"), "Certificates that alone are trusted."));

    static final List<Key> CONSOLE = List.of(
            required("name", new Text("a name"), "What plan and report call it."),
            required("url", new Text("an address: https://10.20.0.11:8089"), "Where the console is opened."),
            required("user", new Text("an account of the console"), "Who logs on."),
            required("password", SECRET, "A secret's name or a reference."),
            optional("certificate", new Text("the path of a PEM file"), "The one certificate that it may show."),
            optional(
                    "browser",
                    new Choice(WebConsole.BROWSERS),
                    "What drives it; chromium by default, htmlunit in an embedded lab."));

    static final List<Key> TOP = List.of(
            required("procedure", new Text("the name of a procedure, or the path of a feature"), "What is run here."),
            optional("protected", new Flag(), "Whether runs need approvals and a certificate; false by default."),
            optional("lab", new Section(LAB), "The lab that makes the hosts, or that the hosts belong to."),
            optional("hosts", new Sections(HOST), "The machines; left out when a lab makes them."),
            optional("databases", new Sections(DATABASE), "Database servers that steps act on."),
            optional("consoles", new Sections(CONSOLE), "Web consoles that steps act on."),
            optional(
                    "variables",
                    new Texts("names with texts: opengauss.uploadDir: /opt/software/cm_upgrade"),
                    "What a document calls an example: paths, versions, names."),
            optional(
                    "secrets",
                    new References("names with references: " + SecretReference.FORMS),
                    "Where passwords come from; never the passwords themselves."));

    static Key required(String name, Shape shape, String meaning) {
        return new Key(name, Need.REQUIRED, shape, meaning);
    }

    static Key optional(String name, Shape shape, String meaning) {
        return new Key(name, Need.OPTIONAL, shape, meaning);
    }

    static String names(List<Key> keys) {
        return keys.stream().map(Key::name).collect(Collectors.joining(", "));
    }

    /** Whether something must be given. */
    enum Need {
        REQUIRED,
        /** May be missing; a warning says what is lost then. */
        ADVISED,
        OPTIONAL
    }
}
