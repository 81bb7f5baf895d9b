package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.util.List;

/** {@code docker tag}, {@code docker rmi} and {@code docker pull}: what images are called. */
final class ImageNameCommand implements Subcommand {
    private final Flags.Form form;
    private final Act act;

    @FunctionalInterface
    private interface Act {
        int on(Flags flags, Terminal terminal);
    }

    private ImageNameCommand(Flags.Form form, Act act) {
        this.form = form;
        this.act = act;
    }

    static ImageNameCommand tag(DockerEngine engine) {
        return new ImageNameCommand(Flags.Form.of("", ""), (flags, terminal) -> {
            String source = flags.operands().get(0);
            String target = flags.operands().get(1);
            if (!Reference.wrong(target).isEmpty()) {
                throw new Flags.Unusable("Error parsing reference: \"" + target + "\" is not a valid repository/tag: "
                        + Reference.wrong(target));
            }
            Image image = engine.images()
                    .find(source)
                    .orElseThrow(() -> new DaemonError("No such image: " + Reference.tagged(source)));
            if (Reference.repository(target).equals("sha256")) {
                throw new DaemonError("refusing to create an ambiguous tag using digest algorithm as name");
            }
            engine.images().tag(image, Reference.tagged(target));
            return 0;
        });
    }

    static ImageNameCommand remove(DockerEngine engine) {
        return new ImageNameCommand(Flags.Form.of("", "f|force no-prune"), (flags, terminal) -> {
            boolean failed = false;
            for (String name : flags.operands()) {
                try {
                    terminal.out(remove(engine, name, flags.has("force")));
                } catch (DaemonError e) {
                    terminal.err(e.said() + "\n");
                    // Who removes by force does not mind that there is nothing.
                    failed |= !flags.has("force") || engine.images().find(name).isPresent();
                }
            }
            return failed ? 1 : 0;
        });
    }

    private static String remove(DockerEngine engine, String name, boolean force) {
        Image image = engine.images().find(name).orElseThrow(() -> DaemonError.plain("No such image: " + name));
        List<Container> users = engine.containers().stream()
                .filter(each -> each.imageId().equals(image.id()))
                .toList();
        List<String> tags = engine.images().tags(image);
        boolean byName = tags.contains(Reference.tagged(name));
        if (byName && tags.size() > 1) {
            return engine.images().untag(Reference.tagged(name));
        }
        boolean running = users.stream().anyMatch(each -> each.state().isUp());
        if (!users.isEmpty() && (!force || (running && !byName))) {
            throw inUse(image, users, byName ? name : "");
        }
        if (!byName && tags.size() > 1 && !force) {
            throw new DaemonError("conflict: unable to delete " + Hex.shortId(image.id())
                    + " (must be forced) - image is referenced in multiple repositories");
        }
        return running
                ? engine.images().untag(Reference.tagged(name))
                : engine.images().remove(image);
    }

    /** @param name of the image; empty text when it was called by its id */
    private static DaemonError inUse(Image image, List<Container> users, String name) {
        String shortId = Hex.shortId(image.id());
        if (!name.isEmpty()) {
            return new DaemonError("conflict: unable to remove repository reference \"" + name
                    + "\" (must force) - container " + Hex.shortId(users.get(0).id())
                    + " is using its referenced image " + shortId);
        }
        return users.stream()
                .filter(each -> each.state().isUp())
                .findFirst()
                .map(user -> new DaemonError("conflict: unable to delete " + shortId
                        + " (cannot be forced) - image is being used by running container " + Hex.shortId(user.id())))
                .orElseGet(() -> new DaemonError("conflict: unable to delete " + shortId
                        + " (must be forced) - image is being used by stopped container "
                        + Hex.shortId(users.get(0).id())));
    }

    /** A lab has no registry. */
    static ImageNameCommand pull() {
        return new ImageNameCommand(
                Flags.Form.of("platform", "a|all-tags disable-content-trust q|quiet"), (flags, terminal) -> {
                    String name = flags.operands().get(0);
                    Reference.check(name);
                    if (!Reference.tagged(name).equals(name)) {
                        terminal.out("Using default tag: latest\n");
                    }
                    throw new DaemonError(Reference.cannotPull(name));
                });
    }

    @Override
    public Flags.Form form() {
        return form;
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) {
        return act.on(flags, terminal);
    }
}
