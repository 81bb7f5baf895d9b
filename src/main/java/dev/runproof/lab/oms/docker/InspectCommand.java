package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code docker inspect}, {@code docker container inspect} and {@code docker image inspect}. */
final class InspectCommand implements Subcommand {
    private static final Flags.Form FORM = Flags.Form.of("f|format type", "s|size");
    private static final List<String> TYPES =
            List.of("", "container", "image", "network", "volume", "node", "service", "task", "plugin", "secret");
    private static final int UNREADABLE = 64;

    private final DockerEngine engine;
    private final String only;

    /** @param only the type of what it looks for; empty for any, unless {@code --type} says so */
    InspectCommand(DockerEngine engine, String only) {
        this.engine = engine;
        this.only = only;
    }

    @Override
    public Flags.Form form() {
        return FORM;
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) {
        String type = only.isEmpty() ? flags.value("type").orElse("") : only;
        if (!TYPES.contains(type)) {
            terminal.err("\"" + type + "\" is not a valid value for --type\n");
            return 1;
        }
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        var missing = new ArrayList<String>();
        for (String name : flags.operands()) {
            look(name, type, flags.has("size")).ifPresentOrElse(found::add, () -> missing.add(name));
        }
        Optional<String> format = flags.given("format");
        try {
            if (format.isPresent()) {
                formatted(found, format.get(), terminal);
            } else {
                terminal.out(JsonText.pretty(found) + "\n");
            }
        } catch (GoTemplate.Bad e) {
            terminal.out(e.unreadable() ? "" : "\n");
            terminal.err("template parsing error: " + e.getMessage() + "\n");
            return e.unreadable() ? UNREADABLE : 1;
        }
        String kind = type.isEmpty() ? "object" : type;
        missing.forEach(name -> terminal.err("Error: No such " + kind + ": " + name + "\n"));
        return missing.isEmpty() ? 0 : 1;
    }

    private static void formatted(ArrayNode found, String format, Terminal terminal) {
        var template = GoTemplate.parse(format);
        if (found.isEmpty()) {
            terminal.out("\n");
        }
        found.forEach(each -> terminal.out(template.render(each) + "\n"));
    }

    private Optional<ObjectNode> look(String name, String type, boolean size) {
        Optional<ObjectNode> container = type.isEmpty() || type.equals("container")
                ? engine.find(name).map(it -> Inspection.container(engine, it, size))
                : Optional.empty();
        if (container.isPresent() || !(type.isEmpty() || type.equals("image"))) {
            return container;
        }
        return engine.images()
                .find(name)
                .map(it -> Inspection.image(it, engine.images().tags(it)));
    }
}
