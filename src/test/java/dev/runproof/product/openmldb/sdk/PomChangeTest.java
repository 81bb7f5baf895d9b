package dev.runproof.product.openmldb.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Verdict;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pom file gets the version of the SDKs where it stands, and not one other byte of it changes. */
class PomChangeTest {
    private static final String TARGET = "0.9.2";

    private static String dependency(String artifact, String version) {
        return "<dependency><groupId>com.4paradigm.openmldb</groupId><artifactId>" + artifact + "</artifactId>"
                + (version.isEmpty() ? "" : "<version>" + version + "</version>") + "</dependency>";
    }

    private static String pom(String... parts) {
        return "<project>" + String.join("", parts) + "</project>";
    }

    private static String both(String jdbc, String nativeVersion) {
        return "<dependencies>" + dependency("openmldb-jdbc", jdbc) + dependency("openmldb-native", nativeVersion)
                + "</dependencies>";
    }

    private static PomChange change(String pom) {
        return PomChange.of(pom.getBytes(StandardCharsets.UTF_8), TARGET);
    }

    private static String content(PomChange change) {
        assertThat(change.judgement().verdict()).as(change.toString()).isEqualTo(Verdict.PASS);
        return new String(change.content(), StandardCharsets.UTF_8);
    }

    private static void fails(String pom, String reason) {
        PomChange change = change(pom);
        assertThat(change.judgement().verdict()).as(change.toString()).isEqualTo(Verdict.FAIL);
        assertThat(change.judgement().actual()).contains(reason);
        assertThat(new String(change.content(), StandardCharsets.UTF_8)).isEqualTo(pom);
        assertThat(change.changes()).isEmpty();
    }

    @Test
    void versions_in_the_dependencies_change_and_the_suffix_of_native_stays() {
        PomChange change = change(pom(both("0.9.0", "0.9.0-macos")));

        assertThat(content(change)).isEqualTo(pom(both("0.9.2", "0.9.2-macos")));
        assertThat(change.changes())
                .containsExactly(
                        "com.4paradigm.openmldb:openmldb-jdbc version 0.9.0 -> 0.9.2",
                        "com.4paradigm.openmldb:openmldb-native version 0.9.0-macos -> 0.9.2-macos");
        assertThat(change.nativeVersions()).containsExactly("0.9.2-macos");
    }

    @Test
    void every_other_byte_stays_comments_cdata_line_ends_and_letters_included() {
        String before =
                "\ufeff<?xml version=\"1.0\"?>\r\n<!-- <version>0.9.0</version> 版本 -->\r\n<project\r\n xmlns='x'>\r\n"
                        + "\t<dependencies>\r\n<dependency><!-- 0.9.0 --><groupId> com.4paradigm.openmldb\r\n</groupId>\r\n"
                        + "<artifactId><![CDATA[openmldb-jdbc]]></artifactId><version>\r\n  <![CDATA[ 0.9.0 ]]>\r\n</version></dependency>"
                        + dependency("openmldb-native", " 0&#46;9.0 ") + dependency("other", "0.9.0")
                        + "\t</dependencies>\r\n<name attribute=\"a > b\">0.9.0 — ünï &amp; 中文</name></project>\r\n\r\n";

        String after = content(change(before));

        assertThat(after)
                .isEqualTo(before.replace("<![CDATA[ 0.9.0 ]]>", "<![CDATA[ 0.9.2 ]]>")
                        .replace(" 0&#46;9.0 ", " 0.9.2 "));
    }

    @Test
    void a_property_changes_where_it_is_defined_also_behind_another_one_and_in_profiles() {
        String before = pom(
                "<properties><v>0.8.5</v><n>${v}-macos</n></properties>",
                both("${v}", "${n}"),
                "<profiles><profile><properties><v>0.8.4</v></properties></profile></profiles>");

        PomChange change = change(before);

        assertThat(content(change)).isEqualTo(before.replace("0.8.5", "0.9.2").replace("0.8.4", "0.9.2"));
        assertThat(change.nativeVersions()).containsExactly("0.9.2-macos");
    }

    @Test
    void a_managed_version_changes_in_its_place() {
        String managed = "<dependencyManagement>" + both("0.9.0", "0.9.0") + "</dependencyManagement>";

        assertThat(content(change(pom(managed, both("", "")))))
                .isEqualTo(pom(managed.replace("0.9.0", "0.9.2"), both("", "")));
    }

    @Test
    void both_at_the_target_is_a_pass_without_changes() {
        PomChange change = change(pom(both("0.9.2", "0.9.2-macos")));

        assertThat(content(change)).isEqualTo(pom(both("0.9.2", "0.9.2-macos")));
        assertThat(change.changes()).isEmpty();
        assertThat(SdkVersions.inPom(change.content(), TARGET).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void an_old_version_is_seen_in_the_pom() {
        byte[] pom = pom(both("0.9.2", "0.9.0")).getBytes(StandardCharsets.UTF_8);

        assertThat(SdkVersions.inPom(pom, TARGET).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(SdkVersions.inPom(pom, TARGET).actual()).contains("openmldb-native version 0.9.0 -> 0.9.2");
    }

    @Test
    void an_artifact_that_is_missing_fails() {
        fails(
                pom("<dependencies>" + dependency("openmldb-jdbc", "0.9.0") + "</dependencies>"),
                "there is no com.4paradigm.openmldb:openmldb-native");
        fails(pom("<!-- " + both("0.9.0", "0.9.0") + " -->"), "there is no com.4paradigm.openmldb:openmldb-jdbc");
        fails(pom(both("0.9.0", "0.9.0").replace("com.4paradigm", "org.4paradigm")), "there is no");
    }

    @Test
    void a_property_that_others_use_is_refused_and_they_are_named() {
        String other =
                "<dependency><groupId>org.example</groupId><artifactId>client</artifactId><version>${v}</version></dependency>";
        String plugin =
                "<build><plugins><plugin><artifactId>echo</artifactId><configuration><text say='${v}'/></configuration></plugin></plugins></build>";

        fails(
                pom(
                        "<properties><v>0.9.0</v></properties>",
                        both("${v}", "${v}").replace("</dependencies>", other + "</dependencies>"),
                        plugin,
                        "<name>${v}</name>"),
                "the property v is also used by echo, org.example:client, project/name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0.9.0,1.0)",
                "LATEST",
                "${a}${b}",
                "${nowhere}",
                "${project.version}",
                "0.9<!-- x -->.0",
                "",
                "${v}-x"
            })
    void a_version_that_is_no_plain_one_is_refused(String version) {
        fails(pom("<properties><v>0.9.0</v></properties>", both(version, "0.9.0")), "openmldb-jdbc");
    }

    @Test
    void a_property_that_names_itself_is_refused() {
        fails(pom("<properties><v>${w}</v><w>${v}</w></properties>", both("${v}", "${v}")), "names itself");
    }

    @Test
    void a_version_that_stands_in_the_parent_is_told() {
        fails(
                pom("<parent><artifactId>everything</artifactId></parent>", both("", "")),
                "does not stand in this pom file: change it in the parent everything");
    }

    @Test
    void one_property_cannot_give_two_versions() {
        fails(
                pom("<properties><v>0.9.0-macos</v></properties>", both("${v}", "${v}")),
                "would be 0.9.2 for one and 0.9.2-macos for the other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "GBK", "ISO-8859-1", "GB18030", "Shift_JIS"})
    void the_encoding_stays(String name) {
        Charset charset = Charset.forName(name);
        String letters = name.startsWith("ISO") ? "äöü" : "表示";
        String pom = "<?xml version=\"1.0\" encoding=\"" + name + "\"?><!-- " + letters + " -->"
                + pom("<name>" + letters + "</name>", both("0.9.0", "0.9.0"));

        PomChange change = PomChange.of(pom.getBytes(charset), TARGET);

        assertThat(change.judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(change.content()).isEqualTo(pom.replace("0.9.0", "0.9.2").getBytes(charset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a pom",
                "<project>",
                "<project></projects>",
                "<project/><project/>",
                "<project a=b/>",
                "<project><!-- </project>",
                "<project>x</project> y",
                "<!DOCTYPE project [<!ENTITY v '0.9.0'>]><project/>",
                "<settings/>"
            })
    void what_is_no_pom_file_is_refused(String file) {
        assertThatThrownBy(() -> change(file)).isInstanceOf(OutputFormatException.class);
    }

    @Test
    void damage_is_refused_or_leaves_every_byte_but_versions_alone() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("PomChangeTest: seed " + seed + ", repeat with -Dseed=" + seed);
        var random = new Random(seed);
        byte[] healthy = pom("<properties><v>0.9.0</v></properties>", both("${v}", "0.9.0-macos"))
                .getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = healthy.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                damaged[random.nextInt(damaged.length)] =
                        (byte) (random.nextBoolean() ? "<>&${}/-!\"".charAt(random.nextInt(10)) : random.nextInt(256));
            }
            try {
                PomChange change = PomChange.of(damaged, TARGET);
                boolean passed = change.judgement().verdict() == Verdict.PASS;
                assertThat(passed || java.util.Arrays.equals(change.content(), damaged))
                        .isTrue();
                if (passed) {
                    assertThat(PomChange.of(change.content(), TARGET).changes()).isEqualTo(List.of());
                }
            } catch (OutputFormatException refused) {
                assertThat(refused.tool()).isEqualTo("pom.xml");
            }
        }
    }
}
