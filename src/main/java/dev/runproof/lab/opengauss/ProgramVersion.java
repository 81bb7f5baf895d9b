package dev.runproof.lab.opengauss;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.opengauss.text.ToolVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** The version that a called program carries in its bytes. */
final class ProgramVersion {
    private ProgramVersion() {}

    static Optional<ToolVersion> of(ToolCall call) {
        try {
            return ToolVersion.in(Files.readString(call.program(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static int print(ToolCall call, String program, Terminal terminal) {
        var version = of(call);
        if (version.isEmpty()) {
            terminal.err(program + ": the lab found no version in " + call.program() + "\n");
            return 1;
        }
        terminal.out(version.get().line(program) + "\n");
        return 0;
    }
}
