package dev.runproof.lab.openmldb;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What one call of {@code start.sh} works on.
 *
 * @param home the directory above {@code bin}
 * @param logs the directory of logs as the settings name it
 */
record StartGround(Site site, ToolCall call, Terminal terminal, Path home, String component, String logs) {
    Station station() {
        return site.station(call.host());
    }

    /** The name under which the shell speaks of the script. */
    String script() {
        return call.program().toString();
    }

    Path pidFile() {
        return home.resolve("bin/" + component + ".pid");
    }

    /** Where the watchdog keeps the process that it watches. */
    Path childFile() {
        return home.resolve("bin/" + component + ".pid.child");
    }

    boolean has(Path file) {
        return Files.isRegularFile(file);
    }

    /** The process that a file names; empty when it names none. */
    OptionalLong pid(Path file) {
        String text = station().files().text(file).replace("\0", "").strip();
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    boolean lives(OptionalLong pid) {
        return pid.isPresent() && station().lives(pid.getAsLong());
    }

    void pass(Duration labTime) throws InterruptedException {
        site.clock().pass(labTime);
        terminal.out("");
    }

    void writePid(Path file, long pid) {
        station().files().write(file, pid + "\n", "rw-r--r--");
    }

    boolean isTaskmanager() {
        return component.equals("taskmanager") || component.equals("synctool");
    }
}
