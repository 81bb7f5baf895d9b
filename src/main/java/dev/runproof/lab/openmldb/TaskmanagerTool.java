package dev.runproof.lab.openmldb;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.openmldb.cluster.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/** {@code taskmanager/bin/taskmanager.sh}, started in its own directory: the taskmanager itself. */
final class TaskmanagerTool implements Tool {
    private final Site site;

    TaskmanagerTool(Site site) {
        this.site = site;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) throws InterruptedException {
        var station = site.station(call.host());
        Path bin = call.workingDirectory();
        Path home = bin.resolve("..").normalize();
        var properties = properties(station.files().text(home.resolve("conf/taskmanager.properties")));
        var version = ProgramBytes.of(call.program()).version();
        var spark = SparkHome.of(bin, properties.getProperty("spark.home", ""), call.variable("SPARK_HOME"));
        String endpoint = properties.getProperty("server.host", "") + ":" + properties.getProperty("server.port", "");
        var place = station.places().stream()
                .filter(each ->
                        each.kind() == Kind.TASKMANAGER && each.endpoint().equals(endpoint))
                .findFirst();
        Path logs =
                bin.resolve(properties.getProperty("job.log.path", "./logs/")).normalize();
        log(logs, "start taskmanager " + version.orElse("unknown") + " on " + endpoint);
        if (place.isEmpty() || version.isEmpty() || spark.isEmpty()) {
            log(logs, spark.isEmpty() ? "ERROR spark.home is not a Spark distribution" : "ERROR wrong settings");
            return 1;
        }
        site.cluster().faults().batchVersion(endpoint, spark.get().batchVersion());
        var start = new Runs.Start(place.get(), home, logs, version.get(), false);
        return site.runs().live(start, call, terminal, running -> station.lives(running.pid()));
    }

    private static Properties properties(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be read", e);
        }
        return properties;
    }

    private void log(Path directory, String text) {
        try {
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve("taskmanager.log"),
                    site.clock().now() + " " + text + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + directory, e);
        }
    }
}
