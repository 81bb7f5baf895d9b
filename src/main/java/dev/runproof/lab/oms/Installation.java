package dev.runproof.lab.oms;

import dev.runproof.lab.HostFiles;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.oms.docker.ImageArchive;
import dev.runproof.lab.oms.schema.Installed;
import dev.runproof.lab.oms.schema.Project;
import dev.runproof.lab.oms.schema.Region;
import dev.runproof.model.ProductVersion;
import dev.runproof.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts OLD onto the hosts: configuration, directories, image, container. */
final class Installation {
    static final String CONFIG = "/data/config.yaml";
    static final String LOGS = "/data/oms/oms_logs";
    static final String STORE = "/data/oms/oms_store";
    static final String RUN = "/data/oms/oms_run";
    static final String CERTIFICATE = "/data/oms/https_crt";
    static final String KEY = "/data/oms/https_key";
    static final String BACKUP = "/data/backup";

    private static final int[] LOCATIONS = {1, 2};
    private static final List<String> REGIONS = List.of("cn-hangzhou", "cn-heilongjiang");

    private static final List<String> CHINESE = List.of("杭州", "黑龙江");

    private final OmsSettings settings;
    private final List<Station> stations;
    private final MetaAccess access;

    /** How the programs of OMS reach the MetaDB. */
    record MetaAccess(String host, int port, String user, Secret password) {}

    Installation(OmsSettings settings, List<Station> stations, MetaAccess access) {
        this.settings = settings;
        this.stations = stations;
        this.access = access;
    }

    static String regionName(int region) {
        return REGIONS.get(region - 1);
    }

    /** The names of the databases carry the version that they were made with. */
    String rm() {
        return rm(settings);
    }

    static String rm(OmsSettings settings) {
        return "rm_" + Versions.digits(settings.source());
    }

    String cm() {
        return "cm_" + Versions.digits(settings.source());
    }

    String heartbeat(int region) {
        return "cm_hb_" + Versions.digits(settings.source()) + (region == 1 ? "" : "_" + region);
    }

    MetaAccess access() {
        return access;
    }

    Path metaPasswordFile() {
        return settings.directory().resolve("secrets/metadb");
    }

    Path consolePasswordFile() {
        return settings.directory().resolve("secrets/console");
    }

    /** Puts the passwords where only the lab's user can read them. */
    void secrets(Secret console) {
        secret(metaPasswordFile(), access.password());
        secret(consolePasswordFile(), console);
    }

    private void secret(Path file, Secret secret) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret.reveal() + "\n");
            // Where the model runs as root, the lab's user need not be root.
            Files.setOwner(file, Files.getOwner(settings.directory()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    Path archive(ProductVersion version) {
        return settings.directory().resolve("images/" + archiveName(version));
    }

    static String archiveName(ProductVersion version) {
        return "oms_" + version + ".tar.gz";
    }

    /** Writes the archives of both versions beside the hosts, and the new one's onto each host. */
    void archives() {
        for (ProductVersion version : List.of(settings.source(), settings.target())) {
            byte[] bytes = ImageArchive.packed(
                    List.of(ImageContents.of(version, stations.get(0).host(), Versions.tag(version))));
            write(archive(version), bytes);
        }
        byte[] target = read(archive(settings.target()));
        stations.forEach(station -> station.files()
                .write(station.host().path("/data/" + archiveName(settings.target())), target, "rw-r--r--"));
    }

    void onto(Station station) throws IOException, InterruptedException {
        var host = station.host();
        for (String directory : List.of(LOGS, STORE, RUN)) {
            station.files().directory(host.path(directory));
        }
        // Who logs in writes the dumps.
        new HostFiles(host, new SimulatedHost.Ownership(OmsSimulation.OPERATOR.user(), OmsSimulation.OPERATOR.group()))
                .directory(host.path(BACKUP));
        station.files().write(host.path(CONFIG), config(station), "rw-------");
        var certificate = SelfSigned.of(host.address(), Instant.now());
        station.files().write(host.path(CERTIFICATE), certificate.certificate(), "rw-r--r--");
        station.files().write(host.path(KEY), certificate.key(), "rw-------");
        station.engine().load(archive(settings.source()));
        station.engine().run(words(station));
    }

    /** What the MetaDB is filled for. */
    Installed installed(Instant at) {
        var regions = new ArrayList<Region>();
        for (int region = 1; region <= settings.regions(); region++) {
            regions.add(region(region));
        }
        return new Installed(
                settings.source(),
                rm(),
                cm(),
                regions,
                Seeds.projects(settings.source()).stream()
                        .map(row -> new Project(row.id(), row.name(), row.type(), row.status()))
                        .toList(),
                Optional.of(HaConfig.text(settings.ha())),
                settings.versionRow(),
                at);
    }

    private Region region(int number) {
        return new Region(
                regionName(number),
                CHINESE.get(number - 1),
                LOCATIONS[number - 1],
                number == 1,
                cmUrl(number),
                heartbeat(number),
                stations.stream()
                        .filter(station -> station.region() == number)
                        .map(station -> station.host().address())
                        .toList());
    }

    private static String cmUrl(int region) {
        return "http://10.20." + region + ".9:8088";
    }

    /** The configuration file of a host. */
    String config(Station station) {
        String nodes = stations.stream()
                .filter(each -> each.region() == station.region())
                .filter(each -> settings.sameNodes() || each.equals(station))
                .map(each -> " - " + each.host().address() + "\n")
                .collect(Collectors.joining());
        return """
                # OMS of the region %s
                oms_meta_host: %s
                oms_meta_port: %d
                oms_meta_user: %s
                oms_meta_password: '%s'
                drc_rm_db: %s
                drc_cm_db: %s
                drc_cm_heartbeat_db: %s
                cm_url: %s
                cm_location: %d
                cm_region: %s
                cm_region_cn: %s
                cm_is_default: %s
                cm_nodes:
                %s""".formatted(
                        regionName(station.region()),
                        access.host(),
                        access.port(),
                        access.user(),
                        access.password().reveal().replace("'", "''"),
                        rm(),
                        cm(),
                        heartbeat(station.region()),
                        cmUrl(station.region()),
                        LOCATIONS[station.region() - 1],
                        regionName(station.region()),
                        CHINESE.get(station.region() - 1),
                        station.region() == 1,
                        nodes);
    }

    private List<String> words(Station station) {
        var host = station.host();
        var words = new ArrayList<>(List.of("-dit", "--net", "host"));
        bind(words, station, CONFIG, "/home/admin/conf/config.yaml");
        bind(words, station, LOGS, "/home/admin/logs");
        bind(words, station, STORE, "/home/ds/store");
        bind(words, station, RUN, "/home/ds/run");
        if (settings.https()) {
            bind(words, station, CERTIFICATE, "/etc/pki/nginx/oms_server.crt");
            bind(words, station, KEY, "/etc/pki/nginx/oms_server.key");
        }
        words.addAll(List.of(
                "-e",
                "OMS_HOST_IP=" + host.address(),
                "--privileged=true",
                "--pids-limit",
                "-1",
                "--ulimit",
                "nproc=65535:65535",
                "--name",
                Versions.containerName(settings.source()),
                Versions.tag(settings.source())));
        return words;
    }

    private static void bind(List<String> words, Station station, String source, String target) {
        words.add("-v");
        words.add(station.host().path(source) + ":" + target);
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
