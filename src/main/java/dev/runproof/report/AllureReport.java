package dev.runproof.report;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.DefaultResultsVisitor;
import io.qameta.allure.Extension;
import io.qameta.allure.ReportGenerationException;
import io.qameta.allure.ReportGenerator;
import io.qameta.allure.allure1.Allure1Plugin;
import io.qameta.allure.allure2.Allure2Plugin;
import io.qameta.allure.category.CategoriesPlugin;
import io.qameta.allure.category.CategoriesTrendPlugin;
import io.qameta.allure.core.AttachmentsPlugin;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.InMemoryReportStorage;
import io.qameta.allure.core.MarkdownDescriptionsPlugin;
import io.qameta.allure.core.TestsResultsPlugin;
import io.qameta.allure.duration.DurationPlugin;
import io.qameta.allure.duration.DurationTrendPlugin;
import io.qameta.allure.environment.Allure1EnvironmentPlugin;
import io.qameta.allure.executor.ExecutorPlugin;
import io.qameta.allure.history.HistoryPlugin;
import io.qameta.allure.history.HistoryTrendPlugin;
import io.qameta.allure.launch.LaunchPlugin;
import io.qameta.allure.owner.OwnerPlugin;
import io.qameta.allure.retry.RetryPlugin;
import io.qameta.allure.retry.RetryTrendPlugin;
import io.qameta.allure.severity.SeverityPlugin;
import io.qameta.allure.status.StatusChartPlugin;
import io.qameta.allure.suites.SuitesPlugin;
import io.qameta.allure.summary.SummaryPlugin;
import io.qameta.allure.tags.TagsPlugin;
import io.qameta.allure.timeline.TimelinePlugin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Allure report of a run as one HTML file that needs no network and no server.
 *
 * <p>The generator runs in this process, without the extension that reports its use to a statistics service, and what
 * would load such a service into the page is taken out.
 */
public final class AllureReport {
    private static final Pattern LOADS_STATISTICS = Pattern.compile("<script async src=\"https?://[^\"]*\"></script>");
    private static final Pattern SENDS_STATISTICS =
            Pattern.compile("<script>\\s*window\\.dataLayer = .*?</script>", Pattern.DOTALL);

    private static final String UNFINISHED = ".allure-";
    private static final AtomicBoolean LOADED_AHEAD = new AtomicBoolean();

    private AllureReport() {}

    /**
     * Writes the report; throws {@link ReportRefused} when that is not possible.
     *
     * @param results the folder that {@link AllureRun} filled
     */
    public static void write(Path results, String title, Path file) {
        try {
            Path place = file.toAbsolutePath().resolveSibling("");
            deleteWhatAKilledOneLeft(place);
            Path folder = Files.createTempDirectory(place, UNFINISHED);
            try {
                new ReportGenerator(configuration(title)).generateSingleFile(folder, List.of(results));
                String page = Files.readString(folder.resolve("index.html"), StandardCharsets.UTF_8);
                ReportFile.write(file, offline(page));
            } finally {
                delete(folder);
            }
        } catch (IOException | ReportGenerationException e) {
            throw new ReportRefused(file, e);
        }
    }

    /**
     * Loads the generator and lets it sum up no results at all, so that the first real report of this process is written
     * sooner; returns at once. Only the first call of a process does anything.
     */
    public static void loadAhead() {
        if (LOADED_AHEAD.getAndSet(true)) {
            return;
        }
        var loader = new Thread(
                () -> {
                    Configuration configuration = configuration("");
                    var nothing = new DefaultResultsVisitor(configuration).getLaunchResults();
                    for (Aggregator2 aggregator : configuration.getExtensions(Aggregator2.class)) {
                        aggregator.aggregate(configuration, List.of(nothing), new InMemoryReportStorage());
                    }
                },
                "report loader");
        loader.setDaemon(true);
        loader.start();
    }

    private static String offline(String page) throws IOException {
        String loadsNothing = LOADS_STATISTICS.matcher(page).replaceFirst("");
        String offline = SENDS_STATISTICS.matcher(loadsNothing).replaceFirst("<script>function gtag() {}</script>");
        if (offline.contains("googletagmanager")) {
            throw new IOException("the page of this version of Allure loads a script of a statistics service");
        }
        return offline;
    }

    private static Configuration configuration(String title) {
        return ConfigurationBuilder.empty()
                .withReportName(title)
                .withExtensions(extensions())
                .build();
    }

    private static List<Extension> extensions() {
        return List.of(
                new MarkdownDescriptionsPlugin(),
                new TagsPlugin(),
                new RetryPlugin(),
                new RetryTrendPlugin(),
                new SeverityPlugin(),
                new OwnerPlugin(),
                new HistoryPlugin(),
                new HistoryTrendPlugin(),
                new CategoriesPlugin(),
                new CategoriesTrendPlugin(),
                new DurationPlugin(),
                new DurationTrendPlugin(),
                new StatusChartPlugin(),
                new TimelinePlugin(),
                new SuitesPlugin(),
                new TestsResultsPlugin(),
                new AttachmentsPlugin(),
                new SummaryPlugin(),
                new ExecutorPlugin(),
                new LaunchPlugin(),
                // The one that reads environment.properties, which the next one sums up.
                new Allure1Plugin(),
                new Allure1EnvironmentPlugin(),
                new Allure2Plugin());
    }

    private static void deleteWhatAKilledOneLeft(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith(UNFINISHED))
                    .toList()) {
                delete(file);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
