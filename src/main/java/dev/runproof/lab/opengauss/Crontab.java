package dev.runproof.lab.opengauss;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a crontab says of the daemons. */
final class Crontab {
    private static final Pattern EVERY_MINUTE = Pattern.compile("\\s*(?:\\*(?:/1)?\\s+){5}(.*)");
    private static final Pattern ENDS_A_COMMAND = Pattern.compile("[;&|()]+");
    private static final Pattern IN_FRONT =
            Pattern.compile("^(?:(?:nohup|exec|env|setsid|then|[A-Za-z_][A-Za-z_0-9]*=\\S*)\\s+)*");

    private Crontab() {}

    /** Whether a line starts the program every minute; of other schedules the lab's cron carries out none. */
    static boolean starts(String crontab, Daemon daemon) {
        return crontab.lines()
                .map(EVERY_MINUTE::matcher)
                .filter(Matcher::matches)
                .flatMap(line -> ENDS_A_COMMAND.splitAsStream(line.group(1)))
                .map(command -> IN_FRONT.matcher(command.strip()).replaceFirst(""))
                .map(command -> command.substring(0, lengthOfFirstWord(command)))
                .anyMatch(word -> word.substring(word.lastIndexOf('/') + 1).equals(daemon.program()));
    }

    private static int lengthOfFirstWord(String command) {
        int blank = command.indexOf(' ');
        return blank < 0 ? command.length() : blank;
    }

    /** Replaces the crontab of the cluster user. */
    static void install(Node node, String text, Duration limit) {
        String quoted = "'" + text.replace("'", "'\\''") + "'";
        node.host().shell(NodeProcesses.USER, "printf '%s' " + quoted + " | crontab -", limit);
    }

    /** The line that the installation writes. */
    static String line(InstallPaths paths) {
        return "*/1 * * * * . ~/gauss_env_file; nohup " + paths.bin(Daemon.OM_MONITOR.program()) + " -L "
                + paths.log().resolve("cm/om_monitor") + " >>/dev/null 2>&1 &\n";
    }
}
