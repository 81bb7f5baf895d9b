package dev.runproof.lab.embedded;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.host.HostCommand;
import java.util.List;
import java.util.Map;

/** Commands that a host refuses, since they would change the whole machine or tell of its services and not of the host's. */
final class MachineWideCommands {
    private static final List<String> SYSTEMD =
            List.of("hostnamectl", "localectl", "loginctl", "systemctl", "timedatectl");
    private static final List<String> CHANGING = List.of("""
            addgroup adduser apt apt-get chage chpasswd delgroup deluser dnf gpasswd groupadd groupdel groupmod halt
            init passwd poweroff reboot runlevel service shutdown swapoff swapon telinit useradd userdel usermod yum
            """.strip().split("\\s+", -1));

    private MachineWideCommands() {}

    static void addTo(Map<String, HostCommand> commands) {
        SYSTEMD.forEach(name -> commands.put(name, HostCommand.of(MachineWideCommands::withoutSystemd)));
        CHANGING.forEach(name -> commands.put(name, HostCommand.of(MachineWideCommands::refused)));
        commands.put("journalctl", HostCommand.of(MachineWideCommands::withoutJournal));
    }

    /** As systemd's programs answer where another program is the first process. */
    private static int withoutSystemd(ToolCall call, Tool.Terminal terminal) {
        terminal.err("System has not been booted with systemd as init system (PID 1). Can't operate.\n"
                + "Failed to connect to bus: Host is down\n");
        return 1;
    }

    private static int withoutJournal(ToolCall call, Tool.Terminal terminal) {
        terminal.err("No journal files were found.\n");
        terminal.out("-- No entries --\n");
        return 0;
    }

    private static int refused(ToolCall call, Tool.Terminal terminal) {
        terminal.err(call.argv().get(0) + ": refused on the simulated host " + call.host()
                + ": it would change the machine that the lab runs on\n");
        return 1;
    }
}
