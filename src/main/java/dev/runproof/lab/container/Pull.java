package dev.runproof.lab.container;

import dev.runproof.lab.LabRefused;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Images of real products: those that are here are taken, others pulled with docker's own configuration. */
final class Pull {
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private Pull() {}

    /**
     * Makes sure that an image is here.
     *
     * @throws LabRefused when it is not and cannot be pulled, with what docker said
     */
    static void need(String image, Consumer<String> told) {
        if (Docker.hasImage(image)) {
            return;
        }
        told.accept("pulling the image " + image + ", which is not on this machine");
        var pulled = Docker.ask(List.of("pull", "-q", image), LIMIT);
        if (pulled.exit() != 0) {
            throw new LabRefused(
                    "the image " + image + " is not on this machine and cannot be pulled: " + pulled.text(),
                    List.of(
                            "docker pull " + image,
                            "docker login   when its registry asks for an account",
                            "docker load -i ARCHIVE   where no registry is reached"));
        }
    }
}
