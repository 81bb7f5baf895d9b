package dev.runproof.lab.oms.console;

import dev.runproof.model.Secret;
import java.util.Optional;

/** What a browser sees before it is logged on. */
final class LogonPages {
    static final String ADDRESS = "/logon";
    static final String CHANGE = "/password";

    private final Accounts accounts;
    private final Sessions sessions;

    LogonPages(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /** The logon page; one where the first visitor sets the password while there is none. */
    Reply page(boolean captcha) {
        return accounts.unset() ? form(200, "Set Password", SET, "") : logon(200, captcha, "");
    }

    /** A submitted logon. */
    Reply submitted(Request request, boolean captcha) {
        if (accounts.unset()) {
            return set(request);
        }
        if (captcha && !sessions.typed(request, request.field("code"))) {
            return logon(200, true, "The verification code is incorrect.");
        }
        String user = request.field("username");
        Accounts.Logon ended = secret(request.field("password"))
                .map(it -> accounts.logon(user, it))
                .orElse(Accounts.Logon.REFUSED);
        return switch (ended) {
            case REFUSED -> logon(200, captcha, "The username or password is incorrect.");
            case CHANGE_FIRST -> begun(user, true, CHANGE);
            case ACCEPTED -> begun(user, false, "/overview");
        };
    }

    /** The page on which a first password is changed. */
    Reply change() {
        return form(200, "Change Password", NEW, "");
    }

    Reply changed(Request request, String user) {
        Optional<Secret> chosen = chosen(request);
        if (chosen.isEmpty()) {
            return form(200, "Change Password", NEW, UNFIT);
        }
        accounts.change(user, chosen.get());
        sessions.end(request);
        return Reply.see(ADDRESS);
    }

    private Reply set(Request request) {
        Optional<Secret> chosen = chosen(request);
        if (chosen.isEmpty()) {
            return form(200, "Set Password", SET, UNFIT);
        }
        accounts.set(chosen.get());
        return Reply.see(ADDRESS);
    }

    private static Optional<Secret> chosen(Request request) {
        return Optional.of(request.field("password"))
                .filter(it -> it.length() >= Accounts.SHORTEST && it.equals(request.field("confirmation")))
                .flatMap(LogonPages::secret);
    }

    private static Optional<Secret> secret(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new Secret(text));
    }

    private Reply begun(String user, boolean mustChange, String next) {
        return cookie(Reply.see(next), sessions.begin(new Sessions.Visitor(user, mustChange)));
    }

    private Reply logon(int status, boolean captcha, String alert) {
        if (!captcha) {
            return form(status, "Log On", LOGON, alert);
        }
        String id = sessions.id();
        return cookie(form(status, "Log On", LOGON + Captcha.field(sessions.code(id)), alert), id);
    }

    private static Reply cookie(Reply reply, String id) {
        return reply.with("Set-Cookie", Sessions.COOKIE + "=" + id + "; Path=/; HttpOnly; SameSite=Lax");
    }

    private static Reply form(int status, String title, String fields, String alert) {
        String told = alert.isEmpty() ? "" : "<p class=\"alert\" role=\"alert\">" + Html.text(alert) + "</p>\n";
        String address = fields.equals(NEW) ? CHANGE : ADDRESS;
        return Reply.html(status, """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>%1$s - OMS</title>
                <link rel="stylesheet" href="/console.css">
                </head>
                <body class="outside">
                <form class="logon" method="post" action="%2$s" autocomplete="off">
                <p class="product">OceanBase Migration Service</p>
                <p class="simulated">simulated</p>
                <h1>%1$s</h1>
                %3$s%4$s<button type="submit" class="main">%1$s</button>
                </form>
                </body>
                </html>
                """.formatted(title, address, told, fields));
    }

    private static final String LOGON = """
            <label>Username<input type="text" name="username"></label>
            <label>Password<input type="password" name="password"></label>
            """;
    private static final String PAIR = """
            <label>New Password<input type="password" name="password"></label>
            <label>Confirm Password<input type="password" name="confirmation"></label>
            """;
    private static final String NEW = "<p>The password must be changed at the first logon.</p>\n" + PAIR;
    private static final String SET = "<p>This password will be that of admin and root.</p>\n" + PAIR;
    private static final String UNFIT =
            "Give the same password twice, of " + Accounts.SHORTEST + " characters or more.";
}
