package dev.runproof.run;

import dev.runproof.console.ConsoleAccount;
import dev.runproof.console.ConsoleLimits;
import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.ConsoleTarget;
import dev.runproof.console.Pin;
import dev.runproof.inventory.SecretReference;
import dev.runproof.inventory.WebConsole;
import dev.runproof.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where a console of the environment is opened and who logs on; files and secrets are read when they are needed. */
record ConsoleAccess(WebConsole console, Function<SecretReference, Secret> secrets) {
    ConsoleAccount account() {
        return new ConsoleAccount(console.user(), secrets.apply(console.password()));
    }

    /** @throws ConsoleNotDriven when the certificate that it must show cannot be read */
    ConsoleTarget target(ConsoleLimits limits) {
        var bare = new ConsoleTarget(console.url(), Optional.empty(), limits);
        return new ConsoleTarget(console.url(), console.certificate().map(file -> pin(bare, file)), limits);
    }

    private static Pin pin(ConsoleTarget target, Path file) {
        try {
            return Pin.ofPem(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new ConsoleNotDriven(
                    Reason.UNTRUSTED,
                    target,
                    "the certificate that it must show cannot be read: " + file,
                    List.of("openssl x509 -noout -subject -in " + file),
                    e);
        }
    }
}
