package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.TarGz.Member;
import dev.runproof.lab.opengauss.text.ToolVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The files of one CM build, as a package holds them and as an installation has them.
 *
 * @param version of the build
 * @param launcher gives the text of a script that calls a tool of the model, by the tool's absolute path
 */
record CmPackage(ToolVersion version, UnaryOperator<String> launcher) {
    private static final int PROGRAM = 0755;
    private static final int FILE = 0644;

    /** The programs by which a build is known. */
    static final java.util.List<String> PROGRAMS = java.util.List.of("cm_agent", "cm_ctl", "cm_server", "om_monitor");

    /** What an installation has below {@code $GAUSSHOME}: everything except the package's own tools. */
    Map<String, Member> files() {
        var files = new TreeMap<String, Member>();
        for (var program : PROGRAMS) {
            files.put("bin/" + program, Member.text(program(program), PROGRAM));
        }
        for (var library : java.util.List.of("libdcc.so", "libgstor.so", "libcjson.so.1")) {
            files.put("lib/" + library, Member.text(library + " of build " + version.build() + "\n", FILE));
        }
        files.put("share/config/cm_agent.conf.sample", Member.text(CmSettings.agentSample(version), FILE));
        files.put("share/config/cm_server.conf.sample", Member.text(CmSettings.serverSample(version), FILE));
        return files;
    }

    /** The package file, byte by byte the same for the same build. */
    byte[] archive() {
        var members = new LinkedHashMap<>(files());
        members.put("tool/cm_tool/cm_tool.conf", Member.text("build = " + version.build() + "\n", FILE));
        return TarGz.pack(members);
    }

    /** A package of the operation manager, which some take for the CM package: it has neither programs nor libraries. */
    static byte[] operationManager(String version) {
        return TarGz.pack(Map.of(
                "script/gs_om", Member.text("# gs_om of " + version + "\n", PROGRAM),
                "script/gs_upgradectl", Member.text("# gs_upgradectl of " + version + "\n", PROGRAM),
                "lib/psutil/README", Member.text("psutil\n", FILE),
                "version.cfg", Member.text("openGauss-OM-" + version + "\n", FILE)));
    }

    private String program(String name) {
        String script = launcher.apply(InstallPaths.GAUSS_HOME + "/bin/" + name);
        return script + (script.endsWith("\n") ? "" : "\n") + version.comment(name);
    }
}
