package dev.runproof.cli;

import dev.runproof.matrix.Durations;
import dev.runproof.matrix.Matrix;
import dev.runproof.matrix.Shard;
import dev.runproof.matrix.Split;
import dev.runproof.report.ShardResults;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which part of many rehearsals this machine carries out, and where it leaves their results. */
final class ShardOptions {
    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = Converter.class,
            description = "Only the I-th of N parts; every machine is given the same words but for I.")
    private @Nullable Shard shard;

    @Option(
            names = "--durations",
            paramLabel = "FILE",
            description = "Balance the parts by what cells took: durations.json of an earlier merge.")
    private @Nullable Path durations;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Leave junit.xml, allure-results and shard.json here, for CI and 'report --merge'.")
    private @Nullable Path results;

    Shard shard() {
        return shard == null ? Shard.WHOLE : shard;
    }

    Split split(Matrix matrix) {
        return new Split(matrix, durations == null ? Durations.UNKNOWN : Durations.read(durations), shard().of());
    }

    Optional<ShardResults> results(Split split) {
        return Optional.ofNullable(results).map(folder -> ShardResults.begin(folder, split.record(shard())));
    }

    /** Reads {@code 2/4}. */
    static final class Converter implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String text) {
            try {
                return Shard.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }
}
