package dev.runproof.lab.openmldb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A Spark distribution on a host. */
record SparkHome(Path directory) {
    /** The jar that holds the jobs, below the distribution. */
    static final String BATCH = "jars/openmldb-batch.jar";

    /** The distribution that {@code spark.home} names, else {@code SPARK_HOME}; empty when that is none. */
    static Optional<SparkHome> of(Path directory, String property, String variable) {
        String named = property.isEmpty() ? variable : property;
        return Optional.of(named)
                .filter(text -> !text.isEmpty())
                .map(text -> new SparkHome(directory.resolve(text)))
                .filter(home -> Files.isRegularFile(home.directory.resolve("bin/spark-submit")));
    }

    /** The version of its jobs, {@code unknown} when it cannot be found. */
    String batchVersion() {
        String text = ProgramBytes.of(directory.resolve(BATCH)).text();
        int blank = text.indexOf(' ');
        return blank < 0 ? "unknown" : text.substring(blank + 1).strip();
    }
}
