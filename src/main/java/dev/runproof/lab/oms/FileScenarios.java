package dev.runproof.lab.oms;

import dev.runproof.lab.oms.Moments.Act;
import dev.runproof.lab.oms.docker.ImageArchive;
import dev.runproof.model.ProductVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Settings of files: image archives, configurations, what the dump tool leaves. */
final class FileScenarios {
    static final List<Scenario> LIST = List.of(
            Scenario.of(
                    "SIM-F09",
                    "The disk is full after 262,144 bytes of a dump.",
                    planting -> dump(planting, DumpTexts.FULL)),
            Scenario.of(
                    "SIM-F10",
                    "The dump tool is given a database that does not exist.",
                    planting -> dump(planting, DumpTexts.OTHER_DATABASE)),
            Scenario.of(
                    "SIM-F11",
                    "A dump lacks its last table, and the tool ends with 0.",
                    planting -> dump(planting, DumpTexts.LAST_TABLE_MISSING)),
            Scenario.of(
                    "SIM-F12",
                    "A forgotten program writes a heartbeat after each dump.",
                    planting -> dump(planting, DumpTexts.forgottenWriter(planting.one()))),
            Scenario.of(
                    "SIM-F14",
                    "The image archive (of the last, or the named, host) is cut.",
                    planting -> archive(planting, bytes -> Arrays.copyOf(bytes, bytes.length / 2))),
            Scenario.of(
                            "SIM-F14-FULL",
                            "The disk of a host is full when the image is loaded.",
                            planting -> planting.engineFaults()
                                    .loadFails(
                                            "Error processing tar file(exit status 1): write /root/docker_init.sh: no space left on"
                                                    + " device"))
                    .onlyWhere(Planting::engineFaults),
            Scenario.of(
                    "SIM-F14-OTHER",
                    "The image archive of a host holds another image.",
                    planting -> archive(planting, bytes -> other(planting))),
            Scenario.of(
                    "SIM-F14-TWO",
                    "The image archive of a host holds two images.",
                    planting -> archive(planting, bytes -> two(planting))),
            Scenario.at(
                    Act.IMAGE_LOADED,
                    "SIM-F15",
                    "config.yaml of a host (the last, or the named) is gone.",
                    planting -> {
                        Station station = planting.one();
                        Path file = station.host().path(Installation.CONFIG);
                        byte[] before = station.files().read(file);
                        station.files().remove(file);
                        planting.undo(() -> {
                            station.files().remove(file);
                            station.files().write(file, before, "rw-------");
                        });
                    }),
            Scenario.of("SIM-F24", "drc_rm_db names another database in the file of a host.", planting -> {
                Station station = planting.one();
                Path file = station.host().path(Installation.CONFIG);
                String text = station.files().text(file);
                planting.replace(
                        station,
                        file,
                        text.replaceFirst("drc_rm_db: .*", "drc_rm_db: rm_other")
                                .getBytes(StandardCharsets.UTF_8));
            }));

    private FileScenarios() {}

    private static void archive(Planting planting, UnaryOperator<byte[]> change) {
        Station station = planting.one();
        var settings = planting.site().settings();
        Path file = station.host().path("/data/" + Installation.archiveName(settings.target()));
        planting.replace(station, file, change.apply(station.files().read(file)));
    }

    private static byte[] other(Planting planting) {
        ProductVersion target = planting.site().settings().target();
        var host = planting.one().host();
        var content = ImageContents.of(target, host, Versions.tag(target));
        return ImageArchive.packed(List.of(new ImageArchive.Content(
                content.tag(),
                "2025-06-01T00:00:00Z",
                content.command(),
                content.labels(),
                content.below(),
                content.files())));
    }

    private static byte[] two(Planting planting) {
        ProductVersion target = planting.site().settings().target();
        ProductVersion source = planting.site().settings().source();
        var host = planting.one().host();
        return ImageArchive.packed(List.of(
                ImageContents.of(target, host, Versions.tag(target)),
                ImageContents.of(source, host, Versions.tag(source))));
    }

    private static void dump(Planting planting, String script) {
        for (Station station : planting.each()) {
            for (String tool : List.of("mysqldump", "mariadb-dump")) {
                Path file = station.host().path("/usr/bin/" + tool);
                planting.replace(station, file, script.replace("@TOOL@", tool).getBytes(StandardCharsets.UTF_8));
                station.files().mode(file, "rwxr-xr-x");
            }
        }
    }
}
