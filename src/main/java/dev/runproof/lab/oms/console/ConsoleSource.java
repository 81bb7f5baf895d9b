package dev.runproof.lab.oms.console;

import dev.runproof.model.ProductVersion;
import java.util.List;
import java.util.Optional;

/**
 * What the console of one node shows and changes; the model of OMS answers.
 *
 * <p>Asked anew for every page, by several threads at a time. Nothing is kept between two calls, so that a change in the
 * MetaDB shows on the next page. An exception shows as a page with status 500.
 */
public interface ConsoleSource {
    /** The parameter that adds an image code to the logon, when its value is {@code true}. */
    String CAPTCHA = "oms.captcha.enable";

    /** The version of the image that this node runs; it decides which pages there are. */
    ProductVersion version();

    /** Whether the program behind the pages runs; while it does not, every address answers 502 as nginx does. */
    boolean running();

    /** Who may log on; the same object for all nodes of an installation. */
    Accounts accounts();

    Health health();

    /** The system parameters, in the order in which the page lists them. */
    List<Parameter> parameters();

    /** Takes a new value for a parameter, when somebody gave OK; a planted fault may let it be without effect. */
    void modify(String parameter, String value);

    /** The hosts as cm knows them. */
    List<Server> servers();

    /** The components of one kind, over all projects. */
    List<Component> components(ComponentKind kind);

    /** The projects, oldest first. */
    List<Project> projects();

    /** Whether the logon asks for an image code. */
    default boolean captcha() {
        return parameter(CAPTCHA).map(it -> it.value().equals("true")).orElse(false);
    }

    /** Whether {@code /api/v2} lets in who gives a right password; a planted fault refuses everybody. */
    default boolean apiOpen() {
        return true;
    }

    default Optional<Parameter> parameter(String name) {
        return parameters().stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
