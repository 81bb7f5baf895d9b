package dev.runproof;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.runproof.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of packages, and the libraries each may see; a new arrow is a decision record and a changed line here.
 *
 * <p>The table is complete both ways: a package that is not in it fails the build, and so does a line without a package,
 * unless it is named as one that later work brings.
 */
class ArchitectureTest {
    private static final String ROOT = "dev.runproof";

    private static final Map<String, Set<String>> MAY_USE = table();

    /** Lines of the table whose packages are not there yet. */
    private static final Set<String> LATER = Set.of();

    /** Who may see a library, by the prefix of its packages; the longest prefix that fits decides. */
    private static final Map<String, Set<String>> ONLY_IN = Map.ofEntries(
            Map.entry(
                    "com.fasterxml.jackson.",
                    Set.of(
                            "audit",
                            "cli",
                            "document",
                            "evidence",
                            "inventory",
                            "journal",
                            "lab.container",
                            "lab.engine",
                            "lab.oms",
                            "lab.oms.console",
                            "lab.oms.docker",
                            "lab.openmldb.cluster",
                            "matrix",
                            "parse",
                            "report",
                            "run")),
            Map.entry("com.sun.net.httpserver.", Set.of("lab.oms.console", "lab.openmldb")),
            Map.entry("com.github.dockerjava.", Set.of("lab.container")),
            Map.entry("com.hierynomus.", Set.of("remote.ssh")),
            Map.entry("com.mysql.", Set.of("sql.mysql")),
            Map.entry("io.cucumber.", Set.of("glue", "report", "run")),
            Map.entry("io.cucumber.gherkin.", Set.of("feature")),
            Map.entry("io.cucumber.messages.", Set.of("feature")),
            Map.entry("io.qameta.allure.", Set.of("report")),
            Map.entry("net.schmizz.", Set.of("remote.ssh")),
            Map.entry("org.apache.sshd.", Set.of("lab.embedded", "lab.host")),
            Map.entry("org.htmlunit.", Set.of("console.browser")),
            Map.entry("org.assertj.", Set.of("junit")),
            Map.entry("org.junit.", Set.of("junit")),
            Map.entry("org.openqa.selenium.", Set.of("console.browser")),
            Map.entry("org.opentest4j.", Set.of("run")),
            Map.entry("org.testcontainers.", Set.of("lab.container")),
            Map.entry("org.awaitility.", Set.of("wait")),
            Map.entry("org.w3c.dom.", Set.of("lab.openmldb")),
            Map.entry("org.xml.sax.", Set.of("lab.openmldb")),
            Map.entry("org.yaml.snakeyaml.", Set.of("inventory", "lab.oms", "parse")),
            Map.entry("picocli.", Set.of("cli")));

    /** What belongs to the language here: the JDK and the annotations for null. */
    private static final List<String> EVERYWHERE = List.of("java.", "javax.", "jdk.", "org.jspecify.");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Verdict.class.getProtectionDomain().getCodeSource().getLocation());

    private static Map<String, Set<String>> table() {
        var table = new LinkedHashMap<String, Set<String>>();
        table.put("model", Set.of());
        table.put("parse", Set.of("model"));
        table.put("wait", Set.of("model"));
        table.put("document", Set.of("model"));
        table.put("feature", Set.of("model", "document"));
        table.put("inventory", Set.of("model"));
        table.put("journal", Set.of("model"));
        table.put("evidence", Set.of("model"));

        table.put("remote", Set.of("model", "inventory"));
        table.put("remote.shell", Set.of("model", "inventory", "remote"));
        table.put("remote.local", Set.of("model", "inventory", "remote", "remote.shell"));
        table.put("remote.ssh", Set.of("model", "inventory", "remote", "remote.shell"));
        table.put("remote.container", Set.of("model", "inventory", "remote", "remote.local", "remote.shell"));
        table.put("sql", Set.of("model", "inventory"));
        table.put("sql.mysql", Set.of("model", "inventory", "sql"));
        table.put("sql.structure", Set.of("model", "sql"));
        table.put("console", Set.of("model", "inventory"));
        table.put("console.browser", Set.of("model", "inventory", "console"));
        table.put("audit", Set.of("model", "evidence", "remote", "sql", "console"));

        table.put("product.generic", Set.of("model", "inventory", "parse"));
        table.put("product.opengauss", Set.of("model", "inventory", "parse", "product.generic"));
        // What a database or a console answers are rows.
        table.put(
                "product.oms.backup", Set.of("model", "inventory", "parse", "sql", "sql.structure", "product.generic"));
        table.put("product.oms.components", Set.of("model", "parse", "sql", "console", "product.generic"));
        table.put(
                "product.oms",
                Set.of(
                        "model",
                        "inventory",
                        "parse",
                        "sql",
                        "sql.structure",
                        "console",
                        "product.generic",
                        "product.oms.backup",
                        "product.oms.components"));
        table.put("product.openmldb.state", Set.of("model", "parse", "product.generic"));
        table.put("product.openmldb.traffic", Set.of("model", "inventory", "parse"));
        table.put("product.openmldb.sdk", Set.of("model", "parse", "product.generic"));
        table.put(
                "product.openmldb",
                Set.of(
                        "model",
                        "inventory",
                        "parse",
                        "product.generic",
                        "product.openmldb.state",
                        "product.openmldb.sdk"));

        var lab = Set.of("model", "inventory", "remote", "sql", "lab");
        table.put("lab", without(lab, "lab"));
        table.put("lab.database", with(lab, "sql.mysql"));
        table.put("lab.host", lab);
        table.put("lab.process", with(lab, "lab.host"));
        table.put("lab.embedded", with(lab, "lab.database", "lab.host", "lab.process"));
        table.put("lab.engine", Set.of("model", "lab"));
        table.put("lab.container", with(lab, "lab.database", "lab.engine", "lab.host", "lab.process"));
        table.put("lab.opengauss.picture", Set.of());
        table.put("lab.opengauss.text", Set.of("model", "lab.opengauss.picture"));
        table.put("lab.opengauss", with(lab, "lab.opengauss.picture", "lab.opengauss.text"));
        table.put("lab.openmldb.ops", Set.of("lab"));
        table.put("lab.openmldb.text", Set.of());
        table.put("lab.openmldb.cluster", Set.of("lab.openmldb.text"));
        table.put("lab.openmldb", with(lab, "lab.openmldb.cluster", "lab.openmldb.ops", "lab.openmldb.text"));
        table.put("lab.oms.console", lab);
        table.put("lab.oms.docker", Set.of("model", "lab"));
        table.put("lab.oms.schema", Set.of("model", "sql"));
        table.put("lab.oms", with(lab, "lab.oms.console", "lab.oms.docker", "lab.oms.schema", "sql.mysql"));

        table.put("matrix", Set.of("model"));
        table.put("report", Set.of("model", "document", "journal", "evidence", "matrix"));
        table.put("run", allBut(table, "parse", "product"));
        // A step object hands the run's environment on to its product.
        table.put(
                "glue",
                Set.of(
                        "model",
                        "wait",
                        "inventory",
                        "journal",
                        "run",
                        "product.generic",
                        "product.oms",
                        "product.opengauss",
                        "product.openmldb",
                        "product.openmldb.traffic"));
        table.put("junit", Set.of("model", "inventory", "journal", "run", "report"));
        table.put(
                "cli",
                Set.of(
                        "model",
                        "document",
                        "evidence",
                        "feature",
                        "inventory",
                        "matrix",
                        "run",
                        "report",
                        "lab",
                        "lab.container",
                        "lab.process",
                        "lab.opengauss",
                        "parse"));
        return Map.copyOf(table);
    }

    @Test
    void every_package_is_in_the_table_and_every_line_has_a_package() {
        Set<String> missing = new TreeSet<>(present());
        missing.removeAll(MAY_USE.keySet());
        assertThat(missing).as("packages without a line in the table").isEmpty();
        Set<String> unused = new TreeSet<>(MAY_USE.keySet());
        unused.removeAll(present());
        unused.removeAll(LATER);
        assertThat(unused).as("lines of the table without a package").isEmpty();
    }

    @Test
    void a_package_of_later_work_has_its_line_already_and_nothing_else() {
        assertThat(LATER).allMatch(MAY_USE::containsKey);
        assertThat(LATER).doesNotContainAnyElementsOf(present());
    }

    @ParameterizedTest
    @MethodSource("present")
    void uses_only_what_the_table_allows(String name) {
        Set<String> allowed = with(MAY_USE.getOrDefault(name, Set.of()), name);
        classes()
                .that(describe("lie in " + name, it -> relative(it).equals(name)))
                .should()
                .onlyDependOnClassesThat(describe(
                        "lie in one of " + new TreeSet<>(allowed), it -> !isOurs(it) || allowed.contains(relative(it))))
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("present")
    void sees_only_the_libraries_it_may(String name) {
        classes()
                .that(describe("lie in " + name, it -> relative(it).equals(name)))
                .should()
                .onlyDependOnClassesThat(describe(
                        "are of the JDK, of this project or of a library that " + name + " may see",
                        it -> isOurs(it) || isOfTheLanguage(it) || mayBeSeenFrom(name, it)))
                .check(CLASSES);
    }

    @Test
    void no_product_knows_another() {
        var products = MAY_USE.keySet().stream()
                .filter(it -> it.startsWith("product."))
                .toList();
        for (String product : products) {
            assertThat(MAY_USE.get(product))
                    .as(product)
                    .noneMatch(it ->
                            it.startsWith("product") && !it.equals("product.generic") && !it.startsWith(product + "."));
        }
    }

    @Test
    void the_table_has_no_cycle() {
        for (String name : MAY_USE.keySet()) {
            follow(name, new ArrayList<>());
        }
    }

    private static void follow(String name, List<String> path) {
        assertThat(path).as("a cycle").doesNotContain(name);
        path.add(name);
        for (String next : MAY_USE.getOrDefault(name, Set.of())) {
            follow(next, path);
        }
        path.remove(path.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("present")
    void a_package_says_what_it_is_for_and_that_null_is_marked(String name) throws ClassNotFoundException {
        var info = Class.forName(ROOT + "." + name + ".package-info");
        assertThat(info.isAnnotationPresent(NullMarked.class)).isTrue();
    }

    @Test
    void nothing_sleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .because("a wait has a name, a deadline and something it looks at")
                .check(CLASSES);
    }

    @Test
    void nothing_is_named_for_having_no_place() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..manager..")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(CLASSES);
    }

    /** The packages that hold classes, without the root: {@code remote.ssh}. */
    static Set<String> present() {
        return CLASSES.stream().map(ArchitectureTest::relative).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOurs(JavaClass it) {
        return it.getPackageName().startsWith(ROOT + ".");
    }

    private static boolean isOfTheLanguage(JavaClass it) {
        JavaClass base = it.getBaseComponentType();
        return base.isPrimitive() || EVERYWHERE.stream().anyMatch(base.getName()::startsWith);
    }

    private static boolean mayBeSeenFrom(String name, JavaClass it) {
        String library = it.getBaseComponentType().getName();
        return ONLY_IN.keySet().stream()
                .filter(library::startsWith)
                .reduce((a, b) -> a.length() > b.length() ? a : b)
                .map(ONLY_IN::get)
                .orElse(Set.of())
                .contains(name);
    }

    private static String relative(JavaClass it) {
        String name = it.getBaseComponentType().getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : name;
    }

    private static Set<String> allBut(Map<String, Set<String>> table, String... families) {
        return table.keySet().stream()
                .filter(name -> Stream.of(families).noneMatch(it -> name.equals(it) || name.startsWith(it + ".")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> with(Set<String> names, String... more) {
        return Stream.concat(names.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> without(Set<String> names, String less) {
        return names.stream().filter(it -> !it.equals(less)).collect(Collectors.toUnmodifiableSet());
    }
}
