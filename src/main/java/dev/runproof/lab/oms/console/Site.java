package dev.runproof.lab.oms.console;

import dev.runproof.lab.oms.console.Sessions.Visitor;
import java.util.Optional;

/** Decides which page a request gets. */
final class Site {
    private final ConsoleSource source;
    private final Sessions sessions = new Sessions();
    private final Api api;

    Site(ConsoleSource source) {
        this.source = source;
        this.api = new Api(source);
    }

    Reply answer(Request request) {
        if (!source.running()) {
            return Reply.badGateway();
        }
        return switch (request.path()) {
            case Api.HEALTH -> api.health();
            case Api.ADDRESS -> Edition.of(source.version()).hasApi() ? api.answer(request) : Reply.notFound();
            case "/console.css" -> Reply.file("text/css; charset=utf-8", Html.resource("console.css"));
            case "/console.js" -> Reply.file("text/javascript; charset=utf-8", Html.resource("console.js"));
            default -> page(request);
        };
    }

    private Reply page(Request request) {
        Optional<Visitor> visitor = sessions.visitor(request);
        var logon = new LogonPages(source.accounts(), sessions);
        return switch (request.path()) {
            case LogonPages.ADDRESS ->
                request.post() ? logon.submitted(request, source.captcha()) : logon.page(source.captcha());
            case LogonPages.CHANGE ->
                visitor.filter(Visitor::mustChange)
                        .map(it -> request.post() ? logon.changed(request, it.user()) : logon.change())
                        .orElseGet(() -> Reply.see(LogonPages.ADDRESS));
            case "/logoff" -> {
                sessions.end(request);
                yield Reply.see(LogonPages.ADDRESS);
            }
            case "/" -> Reply.see("/overview");
            default -> known(request) ? inside(request, visitor) : Reply.notFound();
        };
    }

    private Reply inside(Request request, Optional<Visitor> visitor) {
        if (visitor.isEmpty()) {
            return Reply.see(LogonPages.ADDRESS);
        }
        return visitor.get().mustChange()
                ? Reply.see(LogonPages.CHANGE)
                : inside(request, visitor.get().user());
    }

    private boolean known(Request request) {
        return new Frame(Edition.of(source.version())).holds(request.path());
    }

    private Reply inside(Request request, String user) {
        Edition edition = Edition.of(source.version());
        var frame = new Frame(edition);
        String path = request.path();
        Optional<ComponentKind> kind = ComponentPages.kind(edition, path);
        if (kind.isPresent()) {
            return frame.page(kind.get().shown(), path, user, ComponentPages.single(source, request, kind.get()));
        }
        return switch (path) {
            case ServersPage.ADDRESS -> frame.page("Server", path, user, ServersPage.content(source, request));
            case ComponentPages.ADDRESS ->
                frame.page(edition.component(), path, user, ComponentPages.tabs(source, request, edition));
            case ParametersPage.ADDRESS -> parameters(request, frame, user);
            case AboutPage.ADDRESS -> frame.page("About OMS", path, user, AboutPage.content(source.version()));
            default -> frame.page(frame.title(path), path, user, NOTHING);
        };
    }

    private Reply parameters(Request request, Frame frame, String user) {
        boolean mayModify = source.accounts().mayModify(user);
        if (!request.post()) {
            return frame.page(
                    "System Parameters", request.path(), user, ParametersPage.content(source, request, mayModify));
        }
        if (!mayModify) {
            return Reply.html(403, "<!DOCTYPE html>\n<title>403</title>\n<p>Only admin and root may do this.</p>\n");
        }
        ParametersPage.submitted(source, request);
        return Reply.see(
                ParametersPage.ADDRESS + "?page=" + request.field("page").replaceAll("[^0-9]", ""));
    }

    private static final String NOTHING = "<p class=\"none\">The simulation has nothing on this page.</p>\n";
}
