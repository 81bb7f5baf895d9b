package dev.runproof.lab.oms.console;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What surrounds every page of somebody who is logged on: title, account, menus. */
final class Frame {
    /** A line of the menus; a menu without an address holds others. */
    private record Entry(String name, String address, List<Entry> below) {
        static Entry page(String name, String address) {
            return new Entry(name, address, List.of());
        }

        static Entry menu(String name, Entry... below) {
            return new Entry(name, "", List.of(below));
        }
    }

    private final List<Entry> menus;

    Frame(Edition edition) {
        Stream<Entry> components = edition == Edition.PAGE_A_KIND
                ? edition.kinds().stream().map(it -> Entry.page(it.shown(), ComponentPages.address(it)))
                : Stream.of(Entry.page(edition.component(), ComponentPages.ADDRESS));
        var monitoring = Stream.of(
                        Stream.of(
                                Entry.page("Overview", "/monitoring/overview"),
                                Entry.page("Server", ServersPage.ADDRESS)),
                        components,
                        Stream.of(Entry.page("Ticket", "/monitoring/tickets")))
                .flatMap(it -> it)
                .toArray(Entry[]::new);
        menus = List.of(
                Entry.page("Overview", "/overview"),
                Entry.page("Data Migration", "/migrations"),
                Entry.page("Data Synchronization", "/synchronizations"),
                Entry.page("Data Source Management", "/sources"),
                Entry.menu(edition.monitoring(), monitoring),
                Entry.menu(
                        "System Management",
                        Entry.page("User Management", "/system/users"),
                        Entry.page("System Parameters", ParametersPage.ADDRESS)),
                Entry.menu("Help Center", Entry.page("About OMS", AboutPage.ADDRESS)));
    }

    /** Whether the menus lead to this address. */
    boolean holds(String path) {
        return pages().anyMatch(it -> it.address().equals(path));
    }

    /** What the menus call the page at this address. */
    String title(String path) {
        return pages().filter(it -> it.address().equals(path))
                .map(Entry::name)
                .findFirst()
                .orElseThrow();
    }

    private Stream<Entry> pages() {
        return Stream.concat(menus.stream(), menus.stream().flatMap(it -> it.below().stream()))
                .filter(it -> it.below().isEmpty());
    }

    /** A whole page. */
    Reply page(String title, String path, String user, String content) {
        return Reply.html("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>%1$s - OMS</title>
                <link rel="stylesheet" href="/console.css">
                <script src="/console.js" defer></script>
                </head>
                <body>
                <header><span class="product">OceanBase Migration Service</span>
                <span class="simulated">simulated</span>
                <span class="user">%2$s</span><a href="/logoff">Log Off</a></header>
                <div class="columns">
                <nav class="menus" aria-label="menus">
                %3$s</nav>
                <main>
                <h1>%1$s</h1>
                %4$s</main>
                </div>
                </body>
                </html>
                """.formatted(Html.text(title), Html.text(user), lines(path), content));
    }

    private String lines(String path) {
        return menus.stream().map(it -> line(it, path)).collect(Collectors.joining());
    }

    private String line(Entry entry, String path) {
        if (entry.below().isEmpty()) {
            String here = entry.address().equals(path) ? " aria-current=\"page\"" : "";
            return "<a href=\"%s\"%s>%s</a>\n".formatted(entry.address(), here, Html.text(entry.name()));
        }
        boolean open = entry.below().stream().anyMatch(it -> it.address().equals(path));
        String below = entry.below().stream().map(it -> line(it, path)).collect(Collectors.joining());
        return """
                <button type="button" class="menu" aria-expanded="%s">%s</button>
                <div class="below"%s>
                %s</div>
                """.formatted(open, Html.text(entry.name()), open ? "" : " hidden", below);
    }
}
