package dev.runproof.lab.oms;

import dev.runproof.lab.oms.docker.EngineContainer;
import java.util.regex.Pattern;

/**
 * The configuration of the console's program in a container's own layer. The image leaves open whether it starts by itself:
 * the container's first start decides, and from then on who edits the file.
 */
final class ConsoleIni {
    private static final String FILE = "/etc/supervisor/conf.d/oms_console.ini";
    private static final Pattern AUTOSTART =
            Pattern.compile("^autostart[ \t]*=[ \t]*(\\S*)[ \t]*$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private final EngineContainer container;

    ConsoleIni(EngineContainer container) {
        this.container = container;
    }

    /** Whether the container has been started before. */
    boolean isPrepared() {
        return AUTOSTART.matcher(container.text(FILE)).find();
    }

    /** Without the line supervisord starts a program. */
    boolean starts() {
        var line = AUTOSTART.matcher(container.text(FILE));
        return !line.find() || line.group(1).equalsIgnoreCase("true");
    }

    void starts(boolean autostart) {
        container.write(FILE, ImageContents.console("autostart = " + autostart + "\n"));
    }
}
