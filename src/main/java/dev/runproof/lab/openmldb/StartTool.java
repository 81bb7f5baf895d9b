package dev.runproof.lab.openmldb;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code bin/start.sh}: starts and stops the components of the directory that its own {@code bin} lies in. */
final class StartTool implements Tool {
    private static final Duration BEFORE_RESTART = Duration.ofSeconds(15);

    private final Site site;

    StartTool(Site site) {
        this.site = site;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) throws InterruptedException {
        List<String> words = call.argv().subList(1, call.argv().size());
        if (words.size() < 2) {
            terminal.out(StartTexts.USAGE);
            return 1;
        }
        String component = words.get(1);
        if (!StartTexts.COMPONENTS.contains(component)) {
            terminal.out(StartTexts.unknown(component));
            return 1;
        }
        Path home = call.program().resolve("../..").normalize();
        String logs = logDirectory(home, component, terminal);
        if (logs.isEmpty()) {
            terminal.out(StartTexts.NO_LOG_DIRECTORY);
            return 1;
        }
        var ground = new StartGround(site, call, terminal, home, component, logs);
        ground.station().files().directory(home.resolve(logs).normalize());
        boolean watched = words.size() > 2 && words.get(2).equals("mon");
        switch (words.get(0)) {
            case "start" -> {
                return start(ground, watched);
            }
            case "stop" -> stop(ground);
            case "restart" -> {
                stop(ground);
                site.clock().pass(BEFORE_RESTART);
                return start(ground, watched);
            }
            default -> terminal.err(StartTexts.WRONG_OPERATION);
        }
        return 0;
    }

    private int start(StartGround ground, boolean watched) throws InterruptedException {
        site.seen().start(ground.call().host(), ground.component());
        int status = new ComponentStart(ground, watched).run();
        site.seen().started(ground.call().host(), ground.component());
        return status;
    }

    private void stop(StartGround ground) throws InterruptedException {
        site.seen().stop(ground.call().host(), ground.component());
        new ComponentStop(ground).run();
        site.seen().stopped(ground.call().host(), ground.component());
    }

    /** As the settings say it; empty when they do not, with the complaint of the program that looked. */
    private String logDirectory(Path home, String component, Terminal terminal) {
        if (component.equals("synctool") || component.equals("data_collector")) {
            return home.resolve("logs").toString();
        }
        boolean java = component.equals("taskmanager");
        String file = "./conf/" + component + (java ? ".properties" : ".flags");
        Path settings = home.resolve(file).normalize();
        if (!Files.isRegularFile(settings)) {
            terminal.err(StartTexts.noSettings(file));
            return "";
        }
        return FlagsFile.logDirectory(ProgramBytes.of(settings).text(), java ? "job.log.path" : "log_dir");
    }
}
